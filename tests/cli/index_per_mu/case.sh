# Huangyan's output per mu, whose formula and bases are the district's (chacewang.com/newsdetail/news430850.html and
# news169062.html). A1: every value is the base itself, to the last digit that is published: 30 + 20 + 20 + 10 + 10 + 10. A2, by hand:
# 20/24.097*30 + 150/136.16*20 + 2.5/2.694*20 + 5000/4929.81*10 + 20/18.14*10 + 3.5%/0.0302*10 = 98.249. A3: no emission data,
# so the mean of the class, (10 + 10.142 + 5)/3 = 8.38, and half of every other base. A4: half of every base.
# A5: negative value added counts 0, twice the base of taxes counts twice. A6: taxes and land alone are too little for a score; 30 points and
# the mean are certain. Of B3 one half is missing.
header='uscc,year,land_mu,evaluated_tax,value_added,coal_equivalent,emissions_tonnes,mean_staff,rd_expense,main_revenue'
cat >2022.csv <<END
$header
A1,2022,100,2409.7,13616,5054.1945,2.76197,750.60639,302,10000
A2,2022,100,2000,15000,6000,3,750,350,10000
A3,2022,200,2409.7,13616,10108.389,,1501.21278,151,10000
A4,2022,200,2409.7,13616,10108.389,5.52394,1501.21278,151,10000
A6,2022,100,2409.7,,,,,,
END
echo "--- 2022, above scale"
$TIDU index run per_mu_huangyan_2022 --input 2022.csv --unit wan --year 2023 --format csv --quiet 2>/dev/null
$TIDU index explain A2 per_mu_huangyan_2022 --input 2022.csv --unit wan --year 2023 --format json --quiet 2>/dev/null | grep contribution | cut -d, -f2,4,6-
$TIDU index explain A3 per_mu_huangyan_2022 --input 2022.csv --unit wan --year 2023 --format json --quiet 2>/dev/null | grep '"hi\|emission.*contribution'
echo "--- 2021: without emission data it is a lower end"
cat >2021.csv <<END
$header
A1,2021,100,2601,13227,5207.48031,2.72100,757.99427,305,10000
A3,2021,100,2601,13227,5207.48031,,757.99427,305,10000
A5,2021,100,5202,-1,5207.48031,2.72100,757.99427,305,10000
END
$TIDU index run per_mu_huangyan_2021 --input 2021.csv --unit wan --year 2022 --format csv --quiet 2>/dev/null
$TIDU index explain A3 per_mu_huangyan_2021 --input 2021.csv --unit wan --year 2022 --format json --quiet 2>/dev/null | grep '"hi\|emission.*contribution'
echo "--- below scale: 50 of each base; 100 yuan of taxes less, twice the electricity"
cat >below.csv <<END
uscc,year,land_mu,evaluated_tax,electricity_kwh
B1,2022,1,115932,492908.1632653061
B2,2022,1,115832,492908.1632653061
B3,2022,1,115932,985816.3265306122
B1,2021,1,166010.58,701754.8665271701
B2,2021,1,165910.58,701754.8665271701
B3,2021,1,166010.58,
END
for year in 2022 2021; do
    $TIDU index run per_mu_huangyan_${year}_below --input below.csv --year $((year + 1)) --format csv --quiet 2>/dev/null
done
