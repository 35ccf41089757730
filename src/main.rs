fn main() {
    let path = std::env::args().nth(2).unwrap();
    let s = kpr::Source::new(std::fs::read(&path).unwrap(), Some(std::path::Path::new(&path))).unwrap();
    let r = kpr::report::read(&s);
    println!("{}", serde_json::to_string(&r).unwrap());
}
