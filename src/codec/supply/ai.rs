//! The application identifiers of GS1, with the form of what follows each.
//!
//! The same notation as the GS1 Barcode Syntax Dictionary: `*` for a predefined length that needs no
//! separator; N digits, X of the set 82, Y of the set 39, Z of base64url; `..` for "up to", brackets for
//! what may be missing; then what is checked. `tests/codec_supply.rs` compares it with the dictionary.

/// The form of one identifier, or of a run of them.
#[derive(Debug)]
pub struct Row {
    /// Digits of the identifier: 2, 3 or 4.
    pub width: usize,
    pub first: u16,
    pub last: u16,
    pub spec: &'static str,
}

const fn row(first: &'static str, last: &'static str, spec: &'static str) -> Row {
    Row { width: first.len(), first: number(first), last: number(last), spec }
}

const fn number(mut digits: &str) -> u16 {
    let mut value = 0;
    while let Some((digit, rest)) = digits.as_bytes().split_first() {
        value = value * 10 + (*digit - b'0') as u16;
        digits = match std::str::from_utf8(rest) {
            Ok(rest) => rest,
            Err(_) => "",
        };
    }
    value
}

/// The form of the identifier that a text begins with, and the identifier.
pub fn at_start(text: &str) -> Option<(&str, &'static Row)> {
    let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    // What the first two, three and four digits say; no identifier begins another.
    let values = [2, 3, 4].map(|width| text.get(..width).filter(|_| width <= digits).map(number));
    let fits = |row: &&Row| {
        let value = values.get(row.width.wrapping_sub(2)).copied().flatten();
        value.is_some_and(|value| (row.first..=row.last).contains(&value))
    };
    let row = TABLE.iter().find(fits)?;
    Some((text.get(..row.width)?, row))
}

#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    row("00", "00", "*N18,csum"),
    row("01", "03", "*N14,csum"),
    row("10", "10", "X..20"),
    row("11", "13", "*N6,yymmd0"),
    row("15", "17", "*N6,yymmd0"),
    row("20", "20", "*N2"),
    row("21", "22", "X..20"),
    row("235", "235", "X..28"),
    row("240", "241", "X..30"),
    row("242", "242", "N..6"),
    row("243", "243", "X..20"),
    row("250", "251", "X..30"),
    row("253", "253", "N13,csum [X..17]"),
    row("254", "254", "X..20"),
    row("255", "255", "N13,csum [N..12]"),
    row("30", "30", "N..8"),
    row("3100", "3105", "*N6"),
    row("3110", "3115", "*N6"),
    row("3120", "3125", "*N6"),
    row("3130", "3135", "*N6"),
    row("3140", "3145", "*N6"),
    row("3150", "3155", "*N6"),
    row("3160", "3165", "*N6"),
    row("3200", "3205", "*N6"),
    row("3210", "3215", "*N6"),
    row("3220", "3225", "*N6"),
    row("3230", "3235", "*N6"),
    row("3240", "3245", "*N6"),
    row("3250", "3255", "*N6"),
    row("3260", "3265", "*N6"),
    row("3270", "3275", "*N6"),
    row("3280", "3285", "*N6"),
    row("3290", "3295", "*N6"),
    row("3300", "3305", "*N6"),
    row("3310", "3315", "*N6"),
    row("3320", "3325", "*N6"),
    row("3330", "3335", "*N6"),
    row("3340", "3345", "*N6"),
    row("3350", "3355", "*N6"),
    row("3360", "3365", "*N6"),
    row("3370", "3375", "*N6"),
    row("3400", "3405", "*N6"),
    row("3410", "3415", "*N6"),
    row("3420", "3425", "*N6"),
    row("3430", "3435", "*N6"),
    row("3440", "3445", "*N6"),
    row("3450", "3455", "*N6"),
    row("3460", "3465", "*N6"),
    row("3470", "3475", "*N6"),
    row("3480", "3485", "*N6"),
    row("3490", "3495", "*N6"),
    row("3500", "3505", "*N6"),
    row("3510", "3515", "*N6"),
    row("3520", "3525", "*N6"),
    row("3530", "3535", "*N6"),
    row("3540", "3545", "*N6"),
    row("3550", "3555", "*N6"),
    row("3560", "3565", "*N6"),
    row("3570", "3575", "*N6"),
    row("3600", "3605", "*N6"),
    row("3610", "3615", "*N6"),
    row("3620", "3625", "*N6"),
    row("3630", "3635", "*N6"),
    row("3640", "3645", "*N6"),
    row("3650", "3655", "*N6"),
    row("3660", "3665", "*N6"),
    row("3670", "3675", "*N6"),
    row("3680", "3685", "*N6"),
    row("3690", "3695", "*N6"),
    row("37", "37", "N..8"),
    row("3900", "3909", "N..15"),
    row("3910", "3919", "N3 N..15"),
    row("3920", "3929", "N..15"),
    row("3930", "3939", "N3 N..15"),
    row("3940", "3943", "N4"),
    row("3950", "3955", "N6"),
    row("400", "401", "X..30"),
    row("402", "402", "N17,csum"),
    row("403", "403", "X..30"),
    row("410", "417", "*N13,csum"),
    row("420", "420", "X..20"),
    row("421", "421", "N3 X..9"),
    row("422", "422", "N3"),
    row("423", "423", "N3 [N3] [N3] [N3] [N3]"),
    row("424", "424", "N3"),
    row("425", "425", "N3 [N3] [N3] [N3] [N3]"),
    row("426", "426", "N3"),
    row("427", "427", "X..3"),
    row("4300", "4301", "X..35"),
    row("4302", "4306", "X..70"),
    row("4307", "4307", "X2"),
    row("4308", "4308", "X..30"),
    row("4309", "4309", "N10 N10"),
    row("4310", "4311", "X..35"),
    row("4312", "4316", "X..70"),
    row("4317", "4317", "X2"),
    row("4318", "4318", "X..20"),
    row("4319", "4319", "X..30"),
    row("4320", "4320", "X..35"),
    row("4321", "4323", "N1,yesno"),
    row("4324", "4325", "N6,yymmd0 N4,hhmi"),
    row("4326", "4326", "N6,yymmdd"),
    row("4330", "4333", "N6 [X1],hyphen"),
    row("7001", "7001", "N13"),
    row("7002", "7002", "X..30"),
    row("7003", "7003", "N6,yymmdd N4,hhmi"),
    row("7004", "7004", "N..4"),
    row("7005", "7005", "X..12"),
    row("7006", "7006", "N6,yymmdd"),
    row("7007", "7007", "N6,yymmdd [N6],yymmdd"),
    row("7008", "7008", "X..3"),
    row("7009", "7009", "X..10"),
    row("7010", "7010", "X..2"),
    row("7011", "7011", "N6,yymmdd [N4],hhmi"),
    row("7020", "7022", "X..20"),
    row("7023", "7023", "X..30"),
    row("7030", "7039", "N3 X..27"),
    row("7040", "7040", "N1 X1 X1 X1"),
    row("7041", "7041", "X..4"),
    row("710", "717", "X..20"),
    row("7230", "7239", "X2 X..28"),
    row("7240", "7240", "X..20"),
    row("7241", "7241", "N2"),
    row("7242", "7242", "X..25"),
    row("7250", "7250", "N8,yyyymmdd"),
    row("7251", "7251", "N8,yyyymmdd N4,hhmi"),
    row("7252", "7252", "N1"),
    row("7253", "7254", "X..40"),
    row("7255", "7255", "X..10"),
    row("7256", "7256", "X..90"),
    row("7257", "7257", "X..70"),
    row("7258", "7258", "X3"),
    row("7259", "7259", "X..40"),
    row("8001", "8001", "N4,nonzero N5,nonzero N3,nonzero N1 N1"),
    row("8002", "8002", "X..20"),
    row("8003", "8003", "N1,zero N13,csum [X..16]"),
    row("8004", "8004", "X..30"),
    row("8005", "8005", "N6"),
    row("8006", "8006", "N14,csum N4,pieceoftotal"),
    row("8007", "8007", "X..34"),
    row("8008", "8008", "N6,yymmdd N2,hh [N2],mi [N2],ss"),
    row("8009", "8009", "X..50"),
    row("8010", "8010", "Y..30"),
    row("8011", "8011", "N..12,nozeroprefix"),
    row("8012", "8012", "X..20"),
    row("8013", "8013", "X..25,csumalpha"),
    row("8014", "8014", "X..25,csumalpha,hasnondigit"),
    row("8017", "8018", "N18,csum"),
    row("8019", "8019", "N..10"),
    row("8020", "8020", "X..25"),
    row("8026", "8026", "N14,csum N4,pieceoftotal"),
    row("8030", "8030", "Z..90"),
    row("8040", "8041", "N15"),
    row("8042", "8042", "N32"),
    row("8043", "8043", "N18 [N..2]"),
    row("8110", "8110", "X..70"),
    row("8111", "8111", "N4"),
    row("8112", "8112", "X..70"),
    row("8200", "8200", "X..70"),
    row("90", "90", "X..30"),
    row("91", "99", "X..90"),
];
