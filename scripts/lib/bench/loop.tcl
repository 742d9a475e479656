proc rounds {} {
    set i 0
    set sum 0
    while {$i < 1000000} {
        set sum [expr {$sum + $i}]
        set i [expr {$i + 1}]
    }
    return $sum
}
if {[rounds] != 499999500000} { exit 1 }
