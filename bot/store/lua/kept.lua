-- Return a record with what the one before it has and it does not know: a newer version
-- may have added that, while both run.
local function kept(before, record)
  if not before then return record end
  local known, more = cjson.decode(record), {}
  for name, value in pairs(cjson.decode(before)) do
    if known[name] == nil then
      more[#more + 1] = ',' .. cjson.encode(name) .. ':' .. cjson.encode(value)
    end
  end
  return string.sub(record, 1, -2) .. table.concat(more) .. '}'
end
