-- Run records and the audit log are append-only. The message is what the
-- programs look for.

CREATE TRIGGER run_no_update BEFORE UPDATE ON run
BEGIN
    SELECT RAISE(ABORT, 'folkmoot: append-only');
END;

CREATE TRIGGER run_no_delete BEFORE DELETE ON run
BEGIN
    SELECT RAISE(ABORT, 'folkmoot: append-only');
END;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'folkmoot: append-only');
END;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'folkmoot: append-only');
END;
