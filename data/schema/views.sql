-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What the records mean, said once: who leads, which place is used, which certificate is in force,
-- on which tier, in the register or not. Lists, imports, ledgers, figures and reminders all read it
-- here, so no code of a role, an application or an ending stands in any other SQL. Views are no
-- data: they are made anew when an office is opened by a program whose words are others.
--
-- A view is told no date, so it gives intervals, and whoever reads asks for a day between `since`
-- and `until`, the first day and the last. Unknown is always, on either side. What is known only in
-- part is taken wide: "2025" as a beginning is its first day (a text sorts before what it begins),
-- as an end its last. Where one thing ends on the day on which the next begins, the next counts.
--
-- Of several the one of the greatest `rank` counts. No two have the same rank, so it is read as
-- `SELECT x FROM (SELECT v.x, max (v.rank) FROM v …)`, which sorts nothing: an ORDER BY … LIMIT 1
-- makes a table for each organization.

-- Who leads an organization: the one marked as first leader, then the one who stays longest, then
-- the one entered first.
CREATE VIEW leadership AS
SELECT r.id, r.organization, r.person,
  coalesce (r.started_on, '') AS since,
  coalesce (r.ended_on || substr ('-12-31', length (r.ended_on) - 3), '9') AS until,
  coalesce (r.is_primary_leader, 0)
    || coalesce (r.ended_on || substr ('-12-31', length (r.ended_on) - 3), '9')
    || ' ' || printf ('%019d', 9223372036854775807 - r.id) AS rank
FROM person_role AS r
WHERE +r.role = '1' AND r.deleted_at IS NULL;

-- Who began an organization; nobody ceases to have done so.
CREATE VIEW initiation AS
SELECT r.id, r.organization, r.person
FROM person_role AS r
WHERE +r.role = '2' AND r.deleted_at IS NULL;

-- Who is a member of an organization and nothing more.
CREATE VIEW membership AS
SELECT r.id, r.organization, r.person, r.title,
  coalesce (r.started_on, '') AS since,
  coalesce (r.ended_on || substr ('-12-31', length (r.ended_on) - 3), '9') AS until
FROM person_role AS r
WHERE +r.role = '6' AND r.deleted_at IS NULL;

-- Who signs for an organization in law, where its registration does not say: the one who stays
-- longest, then the one entered first.
CREATE VIEW legal_representation AS
SELECT r.id, r.organization, r.person,
  coalesce (r.started_on, '') AS since,
  coalesce (r.ended_on || substr ('-12-31', length (r.ended_on) - 3), '9') AS until,
  coalesce (r.ended_on || substr ('-12-31', length (r.ended_on) - 3), '9')
    || ' ' || printf ('%019d', 9223372036854775807 - r.id) AS rank
FROM person_role AS r
WHERE r.is_legal_rep = 1 AND r.deleted_at IS NULL;

-- Which place an organization uses: the one used longest, then the one entered first.
CREATE VIEW place_use AS
SELECT u.id, u.organization, u.venue,
  coalesce (u.from_on, '') AS since,
  coalesce (u.to_on || substr ('-12-31', length (u.to_on) - 3), '9') AS until,
  coalesce (u.to_on || substr ('-12-31', length (u.to_on) - 3), '9')
    || ' ' || printf ('%019d', 9223372036854775807 - u.id) AS rank
FROM org_venue AS u
WHERE u.deleted_at IS NULL;

-- How the Party's work reaches an organization; there is one record for each.
CREATE VIEW coverage AS
SELECT c.id, c.organization, c.party_mode,
  CASE c.contact_cycle WHEN '1' THEN 1 WHEN '2' THEN 3 WHEN '3' THEN 6 END AS contact_months,
  coalesce (c.from_on, '') AS since,
  coalesce (c.to_on || substr ('-12-31', length (c.to_on) - 3), '9') AS until
FROM party_coverage AS c
WHERE c.deleted_at IS NULL;

-- A certificate is a filing or a renewal that was approved; a change application makes none. Old
-- ones were taken over without their decision, and a number or a date says that there was one. In
-- force is the latest one begun, also when it has run out: the office goes on knowing the
-- organization by its number, and `until` says that it has.
CREATE VIEW certificate AS
SELECT f.*,
  coalesce (f.decided_on, f.issued_on, f.valid_from, '') AS since,
  coalesce (f.valid_to || substr ('-12-31', length (f.valid_to) - 3), '9') AS until,
  coalesce (f.decided_on, f.issued_on, f.valid_from, '') || ' ' || printf ('%019d', f.id) AS rank
FROM filing AS f
WHERE +f.filing_kind IN ('1', '2') AND coalesce (f.decision, '1') = '1' AND f.deleted_at IS NULL
  AND coalesce (f.filing_no, f.decided_on, f.issued_on, f.valid_to) IS NOT NULL;

-- What was applied for to get a certificate, the first or a further one, whatever has become of it.
-- The certificates are those that count, then the application made last.
CREATE VIEW application AS
SELECT f.id, f.organization,
  coalesce ((SELECT '1 ' || c.rank FROM certificate AS c WHERE c.id = f.id),
            '0 ' || coalesce (f.applied_on, '') || ' ' || printf ('%019d', f.id)) AS rank
FROM filing AS f
WHERE +f.filing_kind IN ('1', '2') AND f.deleted_at IS NULL;

-- An application for a first certificate; `decided` is the day from which it is no longer open.
CREATE VIEW first_application AS
SELECT f.id, f.organization,
  coalesce (f.applied_on, '') AS since,
  coalesce (f.decided_on, f.issued_on,
            CASE WHEN f.decision IS NULL AND f.filing_no IS NULL THEN '9' ELSE '' END) AS decided
FROM filing AS f
WHERE +f.filing_kind = '1' AND f.deleted_at IS NULL;

-- A tier that an organization has left. On a day it stands on the first of them that it left after
-- that day, the one of the least rank, or else on its own: so the tier of today is always the one on
-- its form.
CREATE VIEW former_tier AS
SELECT p.id, p.organization, p.tier,
  coalesce (p.from_on, '') AS since,
  p.to_on || substr ('-12-31', length (p.to_on) - 3) AS until,
  p.to_on || substr ('-12-31', length (p.to_on) - 3)
    || ' ' || coalesce (p.from_on, '') || ' ' || printf ('%019d', p.id) AS rank
FROM tier_period AS p
WHERE p.to_on IS NOT NULL AND p.deleted_at IS NULL;

-- When a group became more than one: it left the groups, or got its certificate, before which there
-- was none.
CREATE VIEW promotion AS
SELECT f.organization, f.until AS since FROM former_tier AS f WHERE f.tier = '3'
UNION ALL
SELECT c.organization, c.since FROM certificate AS c
WHERE c.filing_kind = '1'
  AND NOT EXISTS (
    SELECT 1 FROM certificate AS e WHERE e.organization = c.organization AND e.since < c.since);

-- When an organization is in the register: from its founding to the day before `ended`, on which it
-- was dissolved, revoked, moved to another register or merged. That day begins a status, so it is
-- taken as a beginning. Without a day it has ended whatever the date. One that is in the register
-- today and ended later than the day asked for was in the register then.
CREATE VIEW register AS
SELECT o.*,
  coalesce (o.founded_on, '') AS since,
  CASE WHEN o.status IN ('5', '6', '7', '8') THEN coalesce (o.status_date, '') ELSE '9' END AS ended,
  coalesce (o.status_date, '') AS status_since,
  o.status = '4' AS is_rectifying,
  o.status IN ('1', '3') AS is_idle
FROM organization AS o
WHERE o.deleted_at IS NULL;

-- What an organization means to do: planned, and neither held nor called off.
CREATE VIEW planned_activity AS
SELECT a.id, a.organization, a.is_major, a.start_at
FROM activity AS a
WHERE a.status = '1' AND a.deleted_at IS NULL;

-- What was told to be put right and still is to be, in time or not.
CREATE VIEW open_rectification AS
SELECT r.id, r.organization, r.due_on,
  coalesce (r.notified_on, '') AS since,
  r.due_on || substr ('-12-31', length (r.due_on) - 3) AS until
FROM rectification AS r
WHERE r.state IN ('1', '4') AND r.deleted_at IS NULL;

-- What was not put right in time, passed on or not.
CREATE VIEW missed_rectification AS
SELECT r.id, r.organization
FROM rectification AS r
WHERE r.state IN ('4', '5') AND r.deleted_at IS NULL;

-- A major activity that was reported, whatever has become of it since; and one that was held and is
-- not summed up.
CREATE VIEW handed_in_report AS
SELECT m.id, m.organization, m.activity
FROM major_report AS m
WHERE m.state <> '1' AND m.deleted_at IS NULL;

CREATE VIEW held_report AS
SELECT m.id, m.organization, coalesce (m.planned_end, m.planned_start) AS ended_at
FROM major_report AS m
WHERE m.state = '6' AND m.deleted_at IS NULL;

-- An application that was sent back to be corrected and has not come again.
CREATE VIEW correcting_filing AS
SELECT f.id, f.organization, f.correction_due,
  coalesce (f.correction_notice_on, '') AS since,
  f.correction_due || substr ('-12-31', length (f.correction_due) - 3) AS until
FROM filing AS f
WHERE f.state = '4' AND f.deleted_at IS NULL;

-- A periodic report that was handed in. People write 2025年上半年 or 2025H1, 第三季度 or Q3, 3月 or
-- 2025-03; `period` has the one form 2025, 2025H1, 2025Q3, 2025-03.
CREATE VIEW reported_period AS
SELECT p.id, p.organization, coalesce (p.reported_on, '') AS since,
  substr (p.period, 1, 4) || CASE p.period_type
    WHEN '1' THEN printf ('-%02d', CAST (ltrim (substr (p.period, 5), ' 年-./') AS INTEGER))
    WHEN '2' THEN CASE
      WHEN p.period GLOB '*[1一]季*' OR p.period GLOB '*[Qq]1*' THEN 'Q1'
      WHEN p.period GLOB '*[2二]季*' OR p.period GLOB '*[Qq]2*' THEN 'Q2'
      WHEN p.period GLOB '*[3三]季*' OR p.period GLOB '*[Qq]3*' THEN 'Q3'
      WHEN p.period GLOB '*[4四]季*' OR p.period GLOB '*[Qq]4*' THEN 'Q4' END
    WHEN '3' THEN CASE
      WHEN p.period LIKE '%上半年%' OR p.period GLOB '*[Hh]1*' THEN 'H1'
      WHEN p.period LIKE '%下半年%' OR p.period GLOB '*[Hh]2*' THEN 'H2' END
    ELSE '' END AS period
FROM periodic_report AS p
WHERE (p.state <> '1' OR p.reported_on IS NOT NULL) AND p.deleted_at IS NULL;

-- An annual report that was handed in, passed or not.
CREATE VIEW reported_year AS
SELECT a.id, a.organization, a.year, coalesce (a.submitted_on, '') AS since
FROM annual_report AS a
WHERE (a.state <> '1' OR a.submitted_on IS NOT NULL) AND a.deleted_at IS NULL;

-- One that the guiding unit has, or the registry already.
CREATE VIEW guided_year AS
SELECT a.id, a.organization, a.year,
  min (coalesce (a.guide_submitted_on, a.submitted_on, ''),
       coalesce (a.submitted_on, a.guide_submitted_on, '')) AS since
FROM annual_report AS a
WHERE (a.state <> '1' OR a.submitted_on IS NOT NULL OR a.guide_submitted_on IS NOT NULL)
  AND a.deleted_at IS NULL;

-- What the credit of an organization says of its annual reports.
CREATE VIEW credit_of_reports AS
SELECT c.id, c.organization, coalesce (c.happened_on, '') AS since
FROM credit_record AS c
WHERE c.credit_kind = '2' AND c.deleted_at IS NULL;

-- An evaluation whose grade is shown to all.
CREATE VIEW shown_evaluation AS
SELECT e.id, e.organization, e.publicized_to,
  coalesce (e.publicized_from, '') AS since,
  e.publicized_to || substr ('-12-31', length (e.publicized_to) - 3) AS until
FROM evaluation AS e
WHERE e.state = '6' AND e.deleted_at IS NULL;

-- Visits that were made; the last one by a day is that of the greatest rank.
CREATE VIEW made_visit AS
SELECT c.id, c.organization, c.visited_on AS since, c.next_on,
  c.next_on || substr ('-12-31', length (c.next_on) - 3) AS until,
  c.visited_on || ' ' || printf ('%019d', c.id) AS rank
FROM contact_visit AS c
WHERE c.visited_on IS NOT NULL AND c.deleted_at IS NULL;

-- What residents need and nobody has settled, passed up or turned down.
CREATE VIEW open_need AS
SELECT n.id, n.division, n.due_on,
  coalesce (n.collected_on, '') AS since,
  n.due_on || substr ('-12-31', length (n.due_on) - 3) AS until
FROM need AS n
WHERE n.state IN ('1', '2', '3') AND n.deleted_at IS NULL;

-- A report upward that has not left the office, or came back.
CREATE VIEW open_batch AS
SELECT b.id, b.division, b.due_on,
  b.due_on || substr ('-12-31', length (b.due_on) - 3) AS until
FROM report_batch AS b
WHERE b.state IN ('-1', '0', '2') AND b.deleted_at IS NULL;

-- Who has applied to a base and has no answer, and who is in one.
CREATE VIEW unanswered_incubation AS
SELECT i.id, i.organization, i.applied_on
FROM incubation AS i
WHERE i.state = '1' AND i.deleted_at IS NULL;

CREATE VIEW running_incubation AS
SELECT i.id, i.organization, i.agreement_to,
  coalesce (i.agreement_from, '') AS since,
  i.agreement_to || substr ('-12-31', length (i.agreement_to) - 3) AS until
FROM incubation AS i
WHERE i.state IN ('3', '4', '6') AND i.deleted_at IS NULL;

-- What was paid in is counted up, what was paid out down.
CREATE VIEW account_entry AS
SELECT t.id, t.fund_account, t.txn_on, iif (t.direction = '1', t.amount, -t.amount) AS amount
FROM fund_txn AS t
WHERE t.deleted_at IS NULL;

-- An activity with how many photos there are of it; none is nothing to be shown.
CREATE VIEW activity_view AS
SELECT a.*, nullif (
  (SELECT count (*) FROM attachment AS f
    WHERE f.owner = a.id AND f.owner_kind = 'activity' AND f.kind = 'photo'
      AND f.deleted_at IS NULL), 0) AS photos
FROM activity AS a;

-- An account with what it holds by all that is written down of it; nothing is no balance of 0. More
-- paid out than in is overdrawn.
CREATE VIEW fund_account_view AS
SELECT *, iif (balance < 0, 1, NULL) AS is_overdrawn
FROM (
  SELECT a.*,
    (SELECT sum (e.amount) FROM account_entry AS e WHERE e.fund_account = a.id) AS balance
  FROM fund_account AS a);

-- An entry with what the account held after it; of those of one day the one entered first was first.
CREATE VIEW fund_txn_view AS
SELECT t.*,
  (SELECT sum (e.amount) FROM account_entry AS e
    WHERE e.fund_account = t.fund_account AND (e.txn_on, e.id) <= (t.txn_on, t.id)) AS balance
FROM fund_txn AS t;

-- A person with the organizations in which he or she holds a post or is a member today; of very many
-- the first ones, so that whoever reads a person reads no roster.
CREATE VIEW person_view AS
SELECT p.*, (
  SELECT group_concat (name, '、') FROM (
    SELECT DISTINCT o.name FROM person_role AS r JOIN organization AS o ON o.id = r.organization
    WHERE r.person = p.id AND r.deleted_at IS NULL AND o.deleted_at IS NULL
      AND coalesce (r.ended_on || substr ('-12-31', length (r.ended_on) - 3), '9')
        >= date ('now', 'localtime')
    ORDER BY r.id LIMIT 10)) AS organizations
FROM person AS p;

-- An evaluation with how its total comes about: of each item of its scheme what was given of what, and
-- what it weighs; nothing of one that was written down with its result.
CREATE VIEW evaluation_view AS
SELECT e.*, (
  SELECT group_concat (part, '；') FROM (
    SELECT i.name || ' '
        || CASE WHEN max (c.review_score) IS NULL THEN '未评'
             ELSE rtrim (rtrim (printf ('%.3f', max (c.review_score) / 1000.0), '0'), '.') END
        || '/' || rtrim (rtrim (printf ('%.3f', i.max_score / 1000.0), '0'), '.')
        || CASE WHEN i.weight IS NULL THEN ''
             ELSE '（权重' || rtrim (rtrim (printf ('%.3f', i.weight / 1000.0), '0'), '.') || '）' END
      AS part
    FROM eval_score AS c JOIN eval_item AS i ON i.id = c.eval_item
    WHERE c.evaluation = e.id AND c.deleted_at IS NULL AND i.deleted_at IS NULL
    GROUP BY i.id ORDER BY i.seq, i.id)) AS total_note
FROM evaluation AS e;

-- An organization with what its leader, place, certificate and coverage of today say of it.
CREATE VIEW organization_view AS
SELECT o.*, p.name AS leader_name, p.phone AS leader_phone,
  p.political_status AS leader_political, v.name AS venue_name, f.filing_no,
  CASE o.tier
    WHEN '1' THEN (SELECT g.valid_to FROM registration AS g
                    WHERE g.organization = o.id AND g.deleted_at IS NULL)
    ELSE f.valid_to
  END AS valid_to,
  c.party_mode
FROM organization AS o
LEFT JOIN person AS p ON p.id = (
  SELECT person FROM (
    SELECT l.person, max (l.rank) FROM leadership AS l
    WHERE l.organization = o.id AND date ('now', 'localtime') BETWEEN l.since AND l.until))
LEFT JOIN venue AS v ON v.id = (
  SELECT venue FROM (
    SELECT u.venue, max (u.rank) FROM place_use AS u
    WHERE u.organization = o.id AND date ('now', 'localtime') BETWEEN u.since AND u.until))
LEFT JOIN filing AS f ON f.id = (
  SELECT id FROM (
    SELECT c.id, max (c.rank) FROM certificate AS c
    WHERE c.organization = o.id AND c.since <= date ('now', 'localtime')))
LEFT JOIN party_coverage AS c ON c.id = (
  SELECT c.id FROM coverage AS c
  WHERE c.organization = o.id AND date ('now', 'localtime') BETWEEN c.since AND c.until);
