-- Adding to the basket with CSRF on: a new session each five adds. One connection a thread, so its state is one shopper's.
local records, step, cookies = {}, 0, ""
local token = string.rep("a", 32)

function init(args)
  for line in io.lines(args[1]) do
    records[#records + 1] = line
  end
  math.randomseed(os.time() + tonumber(tostring({}):match("0x(%x+)"):sub(-6), 16))
end

function request()
  if step % 5 == 0 then
    cookies = ""
  end
  step = step + 1
  local headers = {
    ["Cookie"] = "csrftoken=" .. token .. cookies,
    ["Content-Type"] = "application/x-www-form-urlencoded",
  }
  local body = "csrfmiddlewaretoken=" .. token .. "&quantity=1&stockrecord_id=" .. records[math.random(#records)]
  return wrk.format("POST", nil, headers, body)
end

-- Of several headers of one name wrk shows the last: an addition writes the basket's cookie last.
function response(status, headers, body)
  for name, value in pairs(headers) do
    if name:lower() == "set-cookie" then
      local pair = value:match("^(basket=[^;]+)")
      if pair then
        cookies = "; " .. pair
      end
    end
  end
end
