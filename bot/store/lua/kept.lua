-- Return a record with what the one before it has and it does not know: a newer version
-- may have added that, while both run.
local function kept(before, record)
  if not before then return record end
  local known, more = cjson.decode(record), {}
  for name, value in pairs(cjson.decode(before)) do
    if known[name] == nil then
      -- The encoder takes an empty list for an object; records hold lists only.
      local is_empty = type(value) == 'table' and next(value) == nil
      local text = is_empty and '[]' or cjson.encode(value)
      more[#more + 1] = ',' .. cjson.encode(name) .. ':' .. text
    end
  end
  return string.sub(record, 1, -2) .. table.concat(more) .. '}'
end
