local function rounds()
    local i = 0
    local sum = 0
    while i < 1000000 do
        sum = sum + i
        i = i + 1
    end
    return sum
end

assert(rounds() == 499999500000)
