use super::super::model::{Hedge, Unit};
use super::*;
use crate::layout::Layout;
use crate::source::Source;

/// The claims of a text as `kind amount unit hedge`.
fn claims_in(text: &str, month: Option<u8>) -> Vec<String> {
    let source = Source::new(text.as_bytes().to_vec(), None).unwrap_or_else(|e| panic!("{e}"));
    let layout = Layout::new(&source);
    let parts: Vec<(u32, &str)> = layout.lines.iter().map(|l| (l.number, l.text)).collect();
    let passage = Passage::new(&layout, &parts);
    let period = Period { year: Some(2024), month, ..Period::default() };
    let hedge = |c: &Claim| {
        c.hedge.map_or("", |h| match h {
            Hedge::About => " about",
            Hedge::Over => " over",
            Hedge::Under => " under",
        })
    };
    read(&passage, About { rows: &[], period, section: None })
        .iter()
        .map(|c| format!("{:?} {} {:?}{}", c.kind, c.amount, c.unit.unwrap_or(Unit::Count), hedge(c)))
        .collect()
}

/// Sentences of a report within the year, each with the claims it makes.
const INTERIM: &[(&str, &[&str])] = &[
    ("Nämnden redovisar ett resultat på minus 6 tkr.", &["Deviation -6 Tkr"]),
    ("Prognos för helåret är -500 tkr.", &["ForecastDeviation -500 Tkr"]),
    ("Verksamheten har under T1 tagit kostnader på 4 tkr mot budgeterat utrymme 333 tkr.", &["Outcome 4 Tkr", "Budget 333 Tkr"]),
    ("Prognos för 2024 är att vi kan lämna ett överskott mot budget med +500 tkr.", &["ForecastDeviation 500 Tkr"]),
    ("Enheten har en negativ budgetavvikelse om -242 tkr.", &["Deviation -242 Tkr"]),
    (
        "Kommunen räknar med ett bidrag på 800 tkr vilket gör att prognos för 2024 slutar på ett överskott på 151 tkr.",
        &["Other 800 Tkr", "ForecastDeviation 151 Tkr"],
    ),
    ("Prognos för programmet är +/- 0 mot budget.", &["ForecastDeviation 0 Count"]),
    ("Prognos är ett underskott på cirka 1 000 tkr vid årets slut.", &["ForecastDeviation -1000 Tkr about"]),
    ("Enheten har ett underskott på drygt 110 tkr jämfört med budget.", &["Deviation -110 Tkr over"]),
    ("Nettokostnaden uppgår till 1,8 mkr jämfört med budgeterade 1,9 mkr.", &["Outcome 1.8 Mnkr", "Budget 1.9 Mnkr"]),
    ("Utfallet är 0,9 mkr mot en budget på 1,0 mkr.", &["Outcome 0.9 Mnkr", "Budget 1.0 Mnkr"]),
    ("Kostnaden för rivning av paviljongen uppgår till 70 tkr.", &["Other 70 Tkr"]),
    ("Prognosen är att budgeten överskrids med 137 tkr vid årets slut.", &["ForecastDeviation -137 Tkr"]),
    ("Budgeten överskrids med 1,9 mkr.", &["Deviation -1.9 Mnkr"]),
    ("Avvikelsen mot budget uppgår till –0,4 mkr.", &["Deviation -0.4 Mnkr"]),
    ("Resultatet för perioden är plus 7 tkr mot budget.", &["Deviation 7 Tkr"]),
    (
        "Ackumulerat finns ett överskott om 340 tkr och helåret väntas ge ett överskott på 200 tkr.",
        &["Deviation 340 Tkr", "ForecastDeviation 200 Tkr"],
    ),
    (
        "Underskottet är 0,9 mnkr för perioden och väntas öka till 2,4 mnkr vid årets slut.",
        &["Deviation -0.9 Mnkr", "ForecastDeviation -2.4 Mnkr"],
    ),
    ("Överskottet är 0,2 mnkr och prognosen är en budget i balans.", &["Deviation 0.2 Mnkr"]),
    ("För helåret väntas 0,2 mnkr i överskott.", &["ForecastDeviation 0.2 Mnkr"]),
    ("Prognosen avviker negativt med 0,4 mnkr.", &["ForecastDeviation -0.4 Mnkr"]),
    ("Försäljning har gett högre intäkter än budgeterat och avvikelsen är +0,8 mnkr.", &["Deviation 0.8 Mnkr"]),
    ("Periodens överskott är 0,5 mnkr och helårsprognosen är +1,0 mnkr.", &["Deviation 0.5 Mnkr", "ForecastDeviation 1.0 Mnkr"]),
    ("Hemtjänsten redovisar ett underskott på 2,2 mnkr för årets fyra första månader.", &["Deviation -2.2 Mnkr"]),
    ("Kansliet visar ett överskott mot periodens budget på 0,3 miljoner kronor.", &["Deviation 0.3 Mnkr"]),
    ("Underskottet förklaras av en återbetalning på 300 tkr.", &["Other 300 Tkr"]),
    ("I prognosen ligger då att bidraget ska ge ett underskott mot budget med ca 1 600 tkr.", &["ForecastDeviation -1600 Tkr about"]),
    ("Prognosen för lön och hyra är ett underskott om 5 tkr.", &["ForecastDeviation -5 Tkr"]),
    ("Nämnden räknar med ett underskott på 2,5 mnkr.", &["ForecastDeviation -2.5 Mnkr"]),
    ("Nettokostnaden ligger 5 tkr under budget.", &["Deviation 5 Tkr"]),
    ("Intäkterna blev 300 tkr lägre än budget.", &["Deviation -300 Tkr"]),
    ("Beslutet fattades den 28 december 2022 (dnr KS2022/505) och gällde 58 personer.", &[]),
];

/// Sentences of a report of a whole year.
const ANNUAL: &[(&str, &[&str])] = &[
    ("Budget för programområdet överskrids med 549 tkr.", &["Deviation -549 Tkr"]),
    ("Försäkringskontot belastats med en uppbokad självrisk om cirka 450 tkr.", &["Other 450 Tkr about"]),
    ("Programområdet har överskott med 2,6 mnkr jämfört med budget.", &["Deviation 2.6 Mnkr"]),
    ("Budgeten förstärktes med 1 340 tkr för åtgärder enligt handlingsplan.", &["Other 1340 Tkr"]),
    ("Den totala budgeten för beredskapsarbete har ett plusresultat med 2,1 mkr", &["Deviation 2.1 Mnkr"]),
    ("Programområdet har ett mindre överskridande jämfört med budget på 94 tkr.", &["Deviation -94 Tkr"]),
    ("Ekonomiskt bistånd överskrider med 1,5 mnkr, trots budgetförstärkning med 2 000 tkr.", &["Deviation -1.5 Mnkr", "Other 2000 Tkr"]),
    ("Sammantaget utfall för bidrag till enskilda är 1,1 mkr.", &["Outcome 1.1 Mnkr"]),
    ("Nettokostnaden blev 88,3 mnkr vilket är 3,7 mnkr högre än budget.", &["Outcome 88.3 Mnkr", "Deviation -3.7 Mnkr"]),
    ("Nettokostnaden blev 15 348 tkr, vilket är 552 tkr lägre än budget.", &["Outcome 15348 Tkr", "Deviation 552 Tkr"]),
    ("Barn och unga redovisar årets största underskott, 5,6 mnkr.", &["Deviation -5.6 Mnkr"]),
    ("En enskild placering kostade 3,1 mnkr under året.", &["Other 3.1 Mnkr"]),
    ("Utfallet avviker negativt mot budget med 1,4 mnkr.", &["Deviation -1.4 Mnkr"]),
    (
        "Kostnaden uppgick till 24,0 mnkr mot budgeterade 21,7 mnkr, ett underskott på 2,3 mnkr.",
        &["Outcome 24.0 Mnkr", "Budget 21.7 Mnkr", "Deviation -2.3 Mnkr"],
    ),
    ("Statsbidraget för nyanlända sjönk med 430 tkr.", &["Other 430 Tkr"]),
    ("Intäkterna minskade och underskottet är 340 tkr.", &["Deviation -340 Tkr"]),
    ("Licenskostnader om 890 tkr bokfördes på december.", &["Other 890 Tkr"]),
    ("Orsaken är högre licenskostnader och en uppgradering av brandväggar som kostade 740 tkr.", &["Other 740 Tkr"]),
    (
        "Utfallet är 4 160 tkr mot budgeterade 4 300 tkr, en avvikelse på +140 tkr.",
        &["Outcome 4160 Tkr", "Budget 4300 Tkr", "Deviation 140 Tkr"],
    ),
];

#[test]
fn claims_within_the_year() {
    for (text, expected) in INTERIM {
        assert_eq!(claims_in(text, Some(4)), *expected, "{text}");
    }
}

#[test]
fn claims_of_a_whole_year() {
    for (text, expected) in ANNUAL {
        assert_eq!(claims_in(text, None), *expected, "{text}");
    }
}

#[test]
fn raw_and_line() {
    let source = Source::new("Det blir ett positivt resultat mot\nbudget med -\n5 tkr i år.".as_bytes().to_vec(), None)
        .unwrap_or_else(|e| panic!("{e}"));
    let layout = Layout::new(&source);
    let parts: Vec<(u32, &str)> = layout.lines.iter().map(|l| (l.number, l.text)).collect();
    let passage = Passage::new(&layout, &parts);
    let found = read(&passage, About { rows: &[], period: Period::default(), section: None });
    assert_eq!(found.iter().map(|c| (c.raw.as_str(), c.line)).collect::<Vec<_>>(), [("positivt resultat mot budget med -5 tkr", 2)]);
}
