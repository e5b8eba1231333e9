# what is refused says why and leaves nothing on standard output
sample=$ROOT/data/sample/companies.csv
ask() {
    $TIDU whatif "$@" --input "$sample" --quiet
    echo "$?"
}
ask 91990101MA00H83197 hnte --set st_stuff=3
ask 91990101MA00H83197 hnte --set st_staff=2.5
ask 91990101MA00H83197 hnte --set st_staff=-3
ask 91990101MA00H83197 hnte --set st_staff=300
ask 91990101MA00H83197 hnte --set st_staff=3 --set 'st_staff[Y-1]+=1'
ask hnte --param hnte.rd_flor.1=3%
ask hnte --where 'employees[Y-1] > 1 yi' --set st_staff=3
ask hnte --where 'employees[Y-1] > 100000000' --set st_staff=3
ask NOBODY hnte --set st_staff=3
ask
