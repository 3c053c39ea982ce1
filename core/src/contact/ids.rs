//! ИНН, ОГРН and ОГРНИП by their check sums.
