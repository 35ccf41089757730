//! Times that are no dates.

/// Seasons and parts of a year: words that, with a year, are a time.
pub(crate) const SEASONS: &[&str] = &[
    "våren",
    "vår",
    "sommaren",
    "sommar",
    "hösten",
    "höst",
    "vintern",
    "vinter",
    "vt",
    "ht",
    "årsskiftet",
    "vårterminen",
    "höstterminen",
    "helåret",
    "under",
    "senast",
    "slutet",
    "början",
    "mitten",
    "av",
    "år",
    "halvår",
    "halvåret",
    "första",
    "andra",
    "tredje",
    "fjärde",
    "kvartal",
    "kvartalet",
    "tertial",
    "tertialet",
    "vecka",
    "v",
    "före",
    "innan",
    "efter",
    "till",
    "t",
    "m",
    "tom",
    "fr",
    "o",
    "from",
    "och",
    "med",
];

/// Times that need no year.
pub(crate) const STANDING_TIMES: &[&str] = &[
    "löpande",
    "årligen",
    "kontinuerligt",
    "tillsvidare",
    "tills vidare",
    "kvartalsvis",
    "månadsvis",
    "varje år",
    "varje månad",
    "ej fastställt",
    "snarast",
];

/// Times written small that a cell may begin with in the middle of a line.
pub(crate) const SMALL_TIMES: &[&str] =
    &["våren", "hösten", "sommaren", "löpande", "jan", "feb", "mars", "aug", "sep", "okt", "nov", "dec"];

/// Words that say in a label which part of a year it is about; a number may follow: `Utvärdering tertial 2`.
pub(crate) const PERIODS: &[&str] =
    &["tertial", "tertialet", "kvartal", "kvartalet", "delår", "delåret", "helår", "helåret", "halvår", "halvåret", "perioden", "vt", "ht"];
