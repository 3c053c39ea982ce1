use super::*;
use crate::Lang;
use crate::page::OrganizationKind;

fn rows(text: &str) -> Vec<RegisterRow> {
    read_register(text.as_bytes(), &Limits::default()).unwrap()
}

fn message(error: &Error) -> String {
    error.message(Lang::Ru)
}

#[test]
fn headings_and_separators_as_people_write_them() {
    for (separator, before) in [(";", "\u{FEFF}"), (",", ""), ("\t", "\r\n")] {
        let text = [
            before,
            &[
                "externalId",
                "Наименование",
                "ИНН",
                "ОГРН",
                "Вид",
                "Регион",
                "ВКонтакте",
                "OK",
                "Куратор",
            ]
            .join(separator),
            "\r\n",
            &["7", "\"Школа \"\"№ 5\"\"\"", "4505845060", "1027700132195", "Подвед", "1"]
                .join(separator),
            separator,
            &["https://vk.com/club1", "ok.ru/group/2", "Иванова"].join(separator),
            "\r\n",
        ]
        .concat();
        let rows = rows(&text);
        assert_eq!(rows.len(), 1);
        let document = rows[0].document.as_ref().unwrap();
        let organization = &document.organization;
        assert_eq!(organization.name.as_deref(), Some("Школа \"№ 5\""));
        assert_eq!(organization.kind, Some(OrganizationKind::Subordinate));
        assert_eq!(organization.subject.as_deref(), Some("01"));
        assert_eq!(organization.external_id, Some("7".into()));
        assert_eq!(organization.extra.get("Куратор"), Some(&"Иванова".into()));
        let pages = document.pages.as_ref().unwrap();
        let urls: Vec<_> = pages.iter().filter_map(|page| page.url.as_deref()).collect();
        assert_eq!(urls, ["https://vk.com/club1", "https://ok.ru/group/2"]);
    }
}

#[test]
fn an_empty_cell_is_not_checked_and_a_dash_is_checked() {
    let rows = rows("Название;Страница;Сайт\nА;;\nБ;нет;-\n");
    let documents: Vec<_> = rows.iter().map(|row| row.document.as_ref().unwrap()).collect();
    assert_eq!(documents[0].pages, None);
    assert_eq!(documents[0].organization.website, None);
    assert_eq!(documents[1].pages.as_deref(), Some(&[][..]));
    assert_eq!(documents[1].organization.website.as_deref(), Some(""));
}

#[test]
fn numbers_that_spreadsheets_have_touched() {
    for cell in ["4505845060", "'4505845060", "=\"4505845060\"", "4505 845060"] {
        let text = ["ИНН,name\n\"", &cell.replace('"', "\"\""), "\",А\n"].concat();
        let rows = rows(&text);
        let inn = rows[0].document.as_ref().unwrap().organization.inn.clone();
        assert_eq!(inn.as_deref(), Some("4505845060"), "{cell}");
    }
    // The zero of Adygea is dropped by spreadsheets and comes back where the check sum agrees.
    let inn = (0..10)
        .map(|last| format!("010500001{last}"))
        .find(|inn| inn.parse::<crate::contact::ids::Inn>().is_ok());
    let inn = inn.unwrap();
    let rows = rows(&["ИНН,name\n", &inn[1..], ",А\n"].concat());
    assert_eq!(rows[0].document.as_ref().unwrap().organization.inn, Some(inn));
}

#[test]
fn faults_have_their_line_and_cell() {
    let rows = rows("ИНН;Вид;Страница\n4505845061;суд;\n4,50585E+09;школа;@club1\n;;;лишнее\n");
    let told: Vec<String> =
        rows.iter().filter_map(|row| row.document.as_ref().err()).map(message).collect();
    assert_eq!(
        told,
        [
            "/organization/inn (строка 2, столбец 1): «4505845061» — не ИНН: в нём 10 или 12 цифр, и \
             последние проверяют остальные. Сверьте номер; в таблице задайте столбцу текстовый формат \
             [register-inn]",
            "/organization/inn (строка 3, столбец 1): «4,50585E+09» — не ИНН: в нём 10 или 12 цифр, и \
             последние проверяют остальные. Сверьте номер; в таблице задайте столбцу текстовый формат \
             [register-inn]\n\
             /organization/kind (строка 3, столбец 2): неизвестный вид организации «школа». Напишите: \
             орган государственной власти, орган местного самоуправления, подведомственная организация \
             или суд [register-kind]\n\
             /pages (строка 3, столбец 3): «@club1» — не адрес страницы. Напишите адрес целиком: \
             https://vk.com/club1 [register-page]",
            "строка 4, столбец 4: «лишнее» стоит правее последнего заголовка. Дайте столбцу заголовок \
             или возьмите в кавычки ячейку, внутри которой есть разделитель [register-cells]",
        ]
    );
}

#[test]
fn a_first_line_may_name_the_separator() {
    for (first, separator) in [
        ("sep=;", ";"),
        ("\u{FEFF}SEP=,", ","),
        ("\"sep=|\"", "|"),
        ("sep=\t", "\t"),
        // As a spreadsheet saves it once more.
        ("sep=;;;", ";"),
    ] {
        let heading = ["Название", "ИНН", "Сайт"].join(separator);
        let row = ["А", "4505845060", "-"].join(separator);
        let rows = rows(&[first, "\r\n\r\n", &heading, "\n", &row].concat());
        assert_eq!((rows.len(), rows[0].line), (1, 4), "{first}");
        let organization = &rows[0].document.as_ref().unwrap().organization;
        assert_eq!(organization.name.as_deref(), Some("А"));
        assert_eq!(organization.website.as_deref(), Some(""));
    }
    // Whatever else begins so is a heading.
    let error = read_register(b"sep=x\n1\n", &Limits::default()).unwrap_err();
    assert_eq!(error.problems()[0].code(), "register-heading");
}

#[test]
fn a_number_of_a_line_above_is_noted() {
    let rows = rows("ИНН;name\n4505845060;А\n;Б\n4505845060;В\n4505845061;Г\n4505845060;Д\n");
    let notes: Vec<Option<String>> =
        rows.iter().map(|row| row.note.as_ref().map(|note| note.message(Lang::Ru))).collect();
    let told = Some("ИНН 4505845060 уже стоит в строке 2; проверены обе строки".to_owned());
    assert_eq!(notes, [None, None, told.clone(), None, told]);
    let place = rows[2].note.as_ref().unwrap().place();
    assert_eq!((place.line, place.column), (Some(4), Some(1)));
}

/// Looking for the end of a quotation must not read the rest of the file at every line.
#[test]
fn many_cells_of_several_lines_are_read_in_one_pass() {
    let mut text = String::from("ИНН;name\n");
    for _ in 0..50_000 {
        text.push_str(";\"Школа\n№ 5\"\n");
    }
    let limits = Limits { bytes: 64 << 20, ..Limits::default() };
    assert_eq!(read_register(text.as_bytes(), &limits).unwrap().len(), 50_000);
}

#[test]
fn empty_lines_are_lines_of_the_file() {
    let text = "\u{FEFF}\r\nИНН;Наименование\r\n\r\n\n;Суд\n;\"Школа\n№ 5\"\n\n\n;Музей\n;\n\n;Дом культуры";
    let lines: Vec<u32> = rows(text).iter().map(|row| row.line).collect();
    assert_eq!(lines, [5, 6, 10, 13]);
}

#[test]
fn a_file_that_is_no_register_is_refused() {
    let code = |text: &str| {
        let error = read_register(text.as_bytes(), &Limits::default()).unwrap_err();
        let problem = &error.problems()[0];
        (problem.code(), problem.place().line, problem.place().column)
    };
    assert_eq!(code(""), ("empty-input", None, None));
    assert_eq!(code("\n;;\n"), ("empty-input", None, None));
    assert_eq!(code("ИНН;name\n;\n\n"), ("register-empty", None, None));
    assert_eq!(code("телефон;почта\n1;2\n"), ("register-heading", Some(1), Some(1)));
    assert_eq!(code("ИНН;inn\n"), ("register-column-twice", Some(1), Some(2)));
    assert_eq!(
        code("name;url\nА;1.ru\n\"Б;2.ru\nВ;3.ru\nГ;4.ru\n"),
        ("register-quote", Some(3), Some(1))
    );
    let error = read_register(b"name\n\xcf\xf0", &Limits::default()).unwrap_err();
    assert_eq!(error.problems()[0].code(), "invalid-utf8");
}

#[test]
fn every_beginning_of_a_register_is_read_or_refused() {
    let text = "ИНН;name;url\n4505845060;\"А\nБ\";vk.com/club1\n";
    for end in 0..=text.len() {
        let _ = read_register(&text.as_bytes()[..end], &Limits::default());
    }
}
