-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Where an application stands (domain.md W2). Of those that are there already the dates and the
-- decision tell: a number or a validity without a decision is that of an approved one.
ALTER TABLE filing ADD COLUMN state TEXT;
UPDATE filing SET state = CASE
  WHEN decision = '1' THEN '6'
  WHEN decision = '2' THEN '7'
  WHEN decision = '3' THEN '8'
  WHEN coalesce (filing_no, decided_on, issued_on, valid_to) IS NOT NULL THEN '6'
  WHEN reviewed_on IS NOT NULL OR review_opinion IS NOT NULL THEN '5'
  WHEN correction_notice_on IS NOT NULL AND corrected_on IS NULL THEN '4'
  WHEN accepted_on IS NOT NULL THEN '3'
  WHEN recommended_on IS NOT NULL THEN '2'
  ELSE '1'
END;
CREATE INDEX filing_state ON filing (state, applied_on, id) WHERE deleted_at IS NULL;
CREATE INDEX filing_case_no ON filing (case_no) WHERE case_no IS NOT NULL;

-- Undo ends at the change that set the office up. Of older offices it is the first one of all, where
-- that brought divisions and nothing else.
INSERT INTO setting (key, value)
SELECT 'undo_floor', first.id FROM (SELECT min (id) AS id FROM change_log) AS first
WHERE first.id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM change_record AS r WHERE r.change = first.id AND r.entity <> 'division');
