-- Each request tells one of the accounts, `account-0` to the last of the number given, of one new document.
local threads = 0
local sent = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(arguments)
  accounts = tonumber(arguments[1])
  math.randomseed(os.time() + number)
  run = string.format("%d-%d-%d", os.time(), number, math.random(1e9))
  wrk.headers["Content-Type"] = "application/json"
end

function request()
  sent = sent + 1
  local event = '{"eventId":"%s-%d","type":"documents.added","documents":["document-%d"]}'
  local path = string.format("/api/v1/accounts/account-%d/events", math.random(0, accounts - 1))
  return wrk.format("POST", path, nil, string.format(event, run, sent, sent))
end
