"""What a validator says about a PDF of ours, and a paper to try everything on."""

import page

# Rule → why it is not a fault in our file. Everything else counts.
FALSE_ALARMS = {
    # page-validation 0.11 finds `endstream` by searching and miscounts on some small files,
    # also after qpdf rewrote them; qpdf itself finds every /Length right.
    "PDFA3A-STREAM-LENGTH-001": "the validator miscounts",
}


def findings(data, *profiles):
    """`profile rule: message` for each fault that stands."""
    return [
        f"{profile} {failure.rule_id}: {failure.message}"
        for profile in profiles or ("3a", "ua1")
        for failure in page.validate_pdf_bytes(data, profile=profile).failures
        if failure.rule_id not in FALSE_ALARMS
    ]
