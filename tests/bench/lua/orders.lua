-- Placing orders: each prepared basket of the file is posted once. A line is: cookie, tab, body.
local rows, at = {}, 0
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  local all = {}
  for line in io.lines(args[1]) do
    all[#all + 1] = line
  end
  for place = number + 1, #all, 8 do
    rows[#rows + 1] = all[place]
  end
end

function request()
  at = at + 1
  local row = rows[at]
  if row == nil then
    wrk.thread:stop()
    row = rows[#rows]
  end
  local cookie, body = row:match("^(.-)\t(.*)$")
  local headers = { ["Cookie"] = cookie, ["Content-Type"] = "application/x-www-form-urlencoded" }
  return wrk.format("POST", nil, headers, body)
end
