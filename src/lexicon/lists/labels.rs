//! What the columns of text lists are called.
//!
//! Labels are written squashed: letters and digits only, in lower case.

use std::sync::LazyLock;

use super::role::Role;

/// What columns of a role are called, parted by blanks.
const BY_ROLE: &[(Role, &str)] = &[
    (
        Role::Number,
        "nr nummer målnr nämndmålnr bidrarfrämsttillkfmålnr bidrartillkfmålnr bidrartillnämndmålnr id diarienr diarienummer dnr \
         ärendenr ärendenummer risknr riskid löpnr löpnummer målid aktivitetsnr kontrollnr referens refnr uppdragsnr åtgärdsnr \
         målnummer radnr",
    ),
    (Role::Area, "strategisktområde strategisktmålområde målområde fokusområde område perspektiv verksamhetsområde"),
    (
        Role::Goal,
        "nämndmål nämndsmål nämndensmål nämndstyrelsemål styrelsemål styrelsensmål kommunstyrelsensmål kommunstyrelsenmål \
         kommunstyrelsensdelmål kommunstyrelsensdelmåltillmål förvaltningsmål förvaltningensmål verksamhetsmål resultatmål \
         effektmål inriktningsmål delmål målsättning mål strategisktmål strategiskamål övergripandemål målsättningar \
         målformulering kommunensmål fullmäktigesmål fullmäktigemål kommunfullmäktigesmål nämndensmålsättning målformuleringar \
         verksamhetensmål målfrånkommunfullmäktige",
    ),
    (Role::FocusArea, "prioriteratområde prioriteradeområden prioriteratmål"),
    (
        Role::Risk,
        "risk risker riskbeskrivning riskområde identifieradrisk beskrivningavrisk händelse oönskadhändelse riskhändelse \
         riskscenario hot riskerhot riskkälla riskkällor riskfaktor riskfaktorer bristrisk riskbrist",
    ),
    (
        Role::Level,
        "risknivå riskvärde riskpoäng risktal riskbedömning rv sxk totalriskvärde riskklass värde nivå sammanvägdrisk värdering \
         riskvärdering riskindex riskgradering sammanvägtvärde sxkriskvärde riskvärdesxk sammanlagtriskvärde poäng \
         riskbedömningsxk bruttorisk nettorisk restrisk kvarståenderisk riskefteråtgärd riskföreåtgärd riskvärdeefteråtgärd \
         totalrisk",
    ),
    (
        Role::Factor,
        "sannolikhet konsekvens allvarlighet allvarlighetsgrad s k sannolikhets sannolikhetsnivå konsekvensnivå påverkan \
         sannolikhetf konsekvensk väsentlighet sannolikhetsbedömning konsekvensbedömning allvar",
    ),
    (
        Role::Action,
        "aktivitet aktiviteter åtgärd åtgärder åtgärdaktivitet aktivitetåtgärd planeradåtgärd planeradeåtgärder förslagtillåtgärd \
         beslutadåtgärd vadskagöras insats insatser uppdrag nämndensuppdrag utvecklingsuppdrag strategiskautvecklingsuppdrag \
         uppdragfrånkommunfullmäktige uppdragfrånfullmäktige särskiltuppdrag särskildauppdrag beslut beslutenligthandlingsplan \
         beslutenligthandlingsplanen projekt delprojekt utvecklingsområde satsning satsningar handling handlingar åtgärdsförslag \
         åtgärdsbeskrivning uppgift attgöra vadgörvi föreslagenåtgärd föreslagnaåtgärder vidtagenåtgärd vidtagnaåtgärder \
         aktivitetuppdrag uppdragaktivitet beslutadeåtgärder planeradåtgärdaktivitet vadskavigöra förbättringsåtgärd \
         förbättringsåtgärder",
    ),
    (
        Role::Detail,
        "vad beskrivning syfte hur förtydligande förtydligandetillbeslut innehåll metod kontrollmetod frekvens kontrollfrekvens \
         urval ärende hurskakontrollenutföras kontrollperiod typavkontroll hurkontrolleras urvalmetod",
    ),
    (Role::Start, "startad start startdatum påbörjas beslutad beslutsdatum startår planeradstart inlett startperiod beslutsår"),
    (
        Role::Due,
        "slutdatum slutförd slutfört slut klart klar klartsenast klartnär klarnär klarsenast senastklart skavaraklart klartdatum \
         färdigt färdigdatum beräknatklart förväntatklart planeratklart datum tid tidplan tidsplan tidpunkt tidsgräns deadline \
         när genomförande genomförs genomförsår period senast tidsram tidram sluttid beräknasklart klartill färdigställt slutförs \
         avslutas klardatum tidsperiod sistadag genomförtsenast slutförtsenast färdigställs klartår tidplanklart klartdatumsenast \
         åtgärdsenast planeratslut beräknatslut beräknadfärdig beräknadklar tidsangivelse tidshorisont tidhorisont \
         skavaragenomfört skavaragenomförd skavaraklar åtgärdassenast åtgärdsenastklar sluttidpunkt slutår färdigår planeradtid \
         förväntatfärdigt klartsenastdatum startochslutdatum genomförsnär",
    ),
    (
        Role::Status,
        "status läge nulägesstatus måluppfyllelse måluppfyllnad bedömdmåluppfyllelse bedömning prognosmåluppfyllelse uppfyllelse \
         måluppfyllelsegrad statusläge prognos målbedömning helårsbedömning uppfyllnad uppfyllelsegrad genomförandegrad \
         trafikljus färg lägesstatus uppnått uppfyllt målstatus prognoshelår bedömninghelår helårsprognosmåluppfyllelse genomförd \
         genomfört utförd utfört bedömningavmåluppfyllelse gradavmåluppfyllelse måluppfyllelsehelår bedömdstatus \
         prognosmåluppfyllnad statusuppdrag statusbedömning",
    ),
    (
        Role::Comment,
        "kommentar kommentarer uppföljning lägesrapport lägesbeskrivning analys motivering återrapportering utvärdering \
         anteckning anmärkning notering redovisning kommentartillmåluppfyllelse kommentaranalys analyskommentar \
         uppföljningkommentar kommentaruppföljning nulägesbeskrivning lägesredovisning avrapportering vadharhänt vadharvigjort \
         vadhargjorts vadärgjort lägesanalys nulägesanalys beskrivningavläget kommenterar slutsatskommentar aktuelltläge \
         lägesuppdatering statusbeskrivning statusochkommentar kommentarstatus kommentartillstatus vadhargenomförts \
         genomförtarbete återkoppling delrapport resultatbeskrivning beskrivningavutvecklingen förklaring analysochåtgärder \
         uppföljningdelår uppföljninghelår uppföljningt1 uppföljningt2 uppföljningt3 kommentarutfall",
    ),
    (
        Role::Owner,
        "ansvarig ansvariga ansvarigchef ansvarigfunktion ansvarigenhet ansvarigperson ansvarigtjänsteman ansvarignämnd ansvar \
         vem handläggare ägare processägare utförare kontrollansvarig kontaktperson projektledare samordnare nämnd förvaltning \
         avdelning enhet kontrollant vemansvarar ansvarigutförare huvudansvar utpekadansvarig granskare ansvarigförvaltning \
         ansvarigavdelning ansvarigroll ansvarigkontakt ansvarigföråtgärd ansvarigförgenomförande ansvarigförkontroll \
         ansvarigförkontrollen berördnämnd berördaförvaltningar uppdragstagare utförsav kontrollenutförsav kontrollutförsav \
         utförareavkontroll roll",
    ),
    (
        Role::Effect,
        "önskadeffekt förväntadeffekt effekt förväntatresultat önskatresultat beräknadeffekt ekonomiskeffekt syfteförväntadeffekt \
         syfteeffekt förväntadnytta nytta förväntadeeffekter önskadeeffekter förväntateffekt nyttaeffekt effektresultat",
    ),
    (
        Role::Indicator,
        "indikator indikatorer mätindikator mått mätetal resultatindikator nyckeltalindikator mätpunkt styrtal nyckeltal \
         nyckeltalmått måttindikator indikatormått mätetalindikator indikatorernyckeltal indikatornyckeltal mätetalnyckeltal \
         mätområde kvalitetsfaktor",
    ),
    (
        Role::Baseline,
        "utgångsläge utgångsvärde basvärde nuläge startvärde föregåendeår tidigarevärde utfallföregåendeår resultatföregåendeår \
         senastevärde ingångsvärde tidigareutfall utfalltidigareår utgångsnivå basår föregåendeårsutfall föregåendemätning \
         senastemätning tidigareresultat föregåendevärde",
    ),
    (
        Role::Target,
        "målvärde målnivå målvärdeår målår måltal målvärden ambitionsnivå riktvärde börvärde gränsvärde önskatvärde \
         målsättningvärde riktpunkt ambition målvärdehelår eftersträvatvärde målsättningsvärde",
    ),
    (Role::Trend, "utveckling utvecklingtrend trend riktning utvecklingsriktning trendpil"),
    (
        Role::Comparison,
        "jämförelse jämförelsevärde jämfrlänrike jämförelselänrike riket rikssnitt snittriket riksgenomsnitt länet kommungruppen \
         genomsnittriket jämförelsekommuner jämförelsevärden länssnitt rikssnittet jämförelsegrupp liknandekommuner medelriket \
         medelvärderiket jämförbarakommuner sverige snittkommunen snittkommuner",
    ),
    (Role::Outcome, "utfall resultat utfallsvärde mätvärde aktuelltvärde nuvarandevärde senasteutfall"),
    (
        Role::Process,
        "process processer processrutin rutin rutinprocess kontrollmoment kontrollområde kontrollpunkt kontroll granskningsområde \
         kontrollaktivitet kontrollmål granskning rutinsystem systemrutin processområde processrutinsystem vadskakontrolleras \
         vadkontrolleras processaktivitet områdeprocess processområderutin internkontrollområde kontrollområdeprocess \
         vadsomkontrolleras",
    ),
    (Role::Question, "fråga frågor kontrollfråga påstående påståenden frågeställning"),
    (Role::Answer, "janej janejdelvis jadelvisnej svar"),
    (
        Role::Result,
        "iakttagelse slutsats kontrollresultat resultatavkontroll iakttagelser noteringar resultatavkontrollen avvikelser \
         utfallavkontroll utfallavkontrollen resultatkontroll kontrollensresultat resultatiakttagelse",
    ),
    (
        Role::Aside,
        "brist brister mätning mätmetod hantering hanteringavrisk hanteringavrisken risktyp riskkategori kategori typavrisk typ \
         riskorsak orsak orsaker konsekvensbeskrivning befintligåtgärd befintligaåtgärder befintligkontroll befintligakontroller \
         befintligahanteringsåtgärder nuvarandeåtgärder nuvarandekontroll prioritet prio prioritering målgrupp källa datakälla \
         mätfrekvens mättillfälle koppling kopplingtillmål kopplingtillkfmål kopplingtillnämndmål kopplingtillagenda2030 kostnad \
         rapporteringtill rapporterastill",
    ),
];

/// Labels of columns, each with what it means (the reader tries the longest that begins a header).
pub(crate) static LABELS: LazyLock<Vec<(&str, Role)>> =
    LazyLock::new(|| BY_ROLE.iter().flat_map(|(role, labels)| labels.split(' ').map(|label| (label, *role))).collect());

/// Last parts of compounds that are labels, and what they mean; the first that fits counts.
pub(crate) const COMPOUND_LABELS: &[(&str, Role)] = &[
    ("mål", Role::Goal),
    ("målsättning", Role::Goal),
    ("indikator", Role::Indicator),
    ("indikatorer", Role::Indicator),
    ("risk", Role::Risk),
    ("risker", Role::Risk),
    ("aktivitet", Role::Action),
    ("aktiviteter", Role::Action),
    ("åtgärd", Role::Action),
    ("åtgärder", Role::Action),
    ("uppdrag", Role::Action),
    ("insats", Role::Action),
    ("insatser", Role::Action),
    ("kommentar", Role::Comment),
    ("ansvarig", Role::Owner),
    ("ägare", Role::Owner),
    ("datum", Role::Due),
    ("status", Role::Status),
    ("bedömning", Role::Status),
    ("uppfyllelse", Role::Status),
    ("analys", Role::Comment),
    ("utfall", Role::Outcome),
    ("resultat", Role::Outcome),
    ("nyckeltal", Role::Indicator),
    ("mått", Role::Indicator),
    ("moment", Role::Process),
    ("process", Role::Process),
    ("rutin", Role::Process),
];

/// Words, squashed, that go on with a label though they begin with a capital: `Mål KF`, `Ja Nej Delvis`, `Jämförelse län Rike`.
pub(crate) const LABEL_CAPITALS: &[&str] = &["kf", "ks", "nej", "delvis", "rike"];

/// The beginning of a word, squashed, in the header of a list that is the executive board's own.
pub(crate) const OWN_LIST: &str = "kommunstyrelse";
