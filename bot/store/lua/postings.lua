-- In which articles a term stands, and with which weight: five bytes for each, the
-- number of the article and the weight, by ascending number. Few of them stay in a hash
-- shared by many terms, since most terms are rare and a key takes more than they do;
-- many have a key of their own. Twelve fit the 64 bytes that keep such a hash small.
local SIZE, FEW = 5, 12

local function few_of(bucket) return IX .. 'few:' .. bucket end
local function own_of(term) return IX .. 'many:' .. term end

local function post(number, term, bucket, weight)
  local one, own = struct.pack('>I4B', number, weight), own_of(term)
  if redis.call('EXISTS', own) == 1 then return redis.call('APPEND', own, one) end
  local all = (redis.call('HGET', few_of(bucket), term) or '') .. one
  if #all <= FEW * SIZE then return redis.call('HSET', few_of(bucket), term, all) end
  redis.call('SET', own, all)
  redis.call('HDEL', few_of(bucket), term)
end

-- Without the posting of this number, which is looked for by halves.
local function without(all, number)
  local low, high = 0, #all / SIZE - 1
  while low <= high do
    local middle = math.floor((low + high) / 2)
    local found = struct.unpack('>I4', all, middle * SIZE + 1)
    if found == number then
      return string.sub(all, 1, middle * SIZE) .. string.sub(all, (middle + 1) * SIZE + 1)
    elseif found < number then low = middle + 1
    else high = middle - 1 end
  end
  return all
end

local function unpost(number, term, bucket)
  local own = own_of(term)
  local many = redis.call('GET', own)
  local all = many or redis.call('HGET', few_of(bucket), term)
  if not all then return end
  local left = without(all, number)
  if #left > FEW * SIZE then return redis.call('SET', own, left) end
  if many then redis.call('DEL', own) end
  if left == '' then redis.call('HDEL', few_of(bucket), term)
  else redis.call('HSET', few_of(bucket), term, left) end
end
