from plandag.exports import booklet, dossier, plan_docx  # noqa: F401 - they register how each paper is made
