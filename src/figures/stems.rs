//! Which of many short texts a longer one holds, found in one go over it.

/// Short texts, each with what it says.
#[derive(Debug)]
pub(crate) struct Stems<T> {
    /// By their first bytes, each with its place among all.
    stems: Vec<(&'static str, usize, T)>,
    /// For each byte the stems that begin with it.
    by_first: Vec<(u16, u16)>,
}

impl<T: Copy> Stems<T> {
    /// Puts them in order. None is empty.
    pub(crate) fn new(stems: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut stems: Vec<(&'static str, usize, T)> = stems.into_iter().enumerate().map(|(i, (stem, what))| (stem, i, what)).collect();
        let first = |stem: &str| stem.bytes().next().unwrap_or(0);
        stems.sort_by_key(|(stem, i, _)| (first(stem), *i));
        let at = |byte: u8, next: bool| stems.partition_point(|(stem, ..)| first(stem) < byte || next && first(stem) == byte);
        let short = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
        let by_first = (0..=u8::MAX).map(|byte| (short(at(byte, false)), short(at(byte, true)))).collect();
        Self { stems, by_first }
    }

    /// Those that a text holds, each as often as it does: its place among all, and what it says.
    pub(crate) fn within<'s>(&'s self, text: &'s str) -> impl Iterator<Item = (usize, T)> + 's {
        let bytes = text.as_bytes();
        let likely = bytes.iter().enumerate().filter_map(|(at, byte)| {
            let (from, to) = self.by_first.get(usize::from(*byte)).copied().filter(|(from, to)| from < to)?;
            Some((bytes.get(at..)?, self.stems.get(usize::from(from)..usize::from(to))?))
        });
        likely.flat_map(|(rest, stems)| stems.iter().filter(|(stem, ..)| rest.starts_with(stem.as_bytes())).map(|(_, i, what)| (*i, *what)))
    }

    /// What the first of them says that a text holds.
    pub(crate) fn first(&self, text: &str) -> Option<T> {
        self.within(text).min_by_key(|(i, _)| *i).map(|(_, what)| what)
    }
}

#[cfg(test)]
mod tests {
    use super::Stems;

    #[test]
    fn stems_in_a_text() {
        let stems = Stems::new([("resultat", 'a'), ("årets", 'b'), ("sult", 'c'), ("x", 'd')]);
        assert_eq!(stems.within("årets resultat").map(|(_, c)| c).collect::<String>(), "bac");
        assert_eq!((stems.first("årets resultat"), stems.first("år")), (Some('a'), None));
    }
}
