# What other programs can ask for.
api-title = For other programs
api-lead = Everything you can do here, a program can do too. It takes and answers JSON.
api-document = Every field, for tools that read OpenAPI 3.1:
api-token = What is public needs nothing. For the rest, a member makes a token, and the program sends it along:
api-errors = An error says what is wrong in “error”: a code that stays the same, a sentence, and the field.
api-needs-token = Needs a token.
api-public = Public.
footer-api = For other programs
