proc rounds {} {
    set i 0
    set sum 0
    while {$i < 1000000} {
        incr sum $i
        incr i
    }
    return $sum
}
if {[rounds] != 499999500000} { exit 1 }
