-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Stands before every query file, and says once for whom and as of which day it is asked:
-- data/schema/views.sql has the words. What a query does not use costs it nothing.
WITH RECURSIVE

-- The divisions of the scope, which is a division or a group of divisions. UNION, not UNION ALL: a
-- circle of divisions comes to an end.
unit (id) AS (
  SELECT :scope
  UNION
  SELECT d.id FROM division AS d JOIN unit ON d.parent = unit.id WHERE d.deleted_at IS NULL
  UNION
  SELECT m.division FROM division_group_member AS m JOIN unit ON m.division_group = unit.id
  WHERE m.deleted_at IS NULL
),

-- Its communities, whether there on that day or not.
community AS (
  SELECT d.id, coalesce (d.short_name, d.name) AS name, d.community_kind AS kind,
    coalesce (d.valid_from, '') <= :date AND coalesce (d.valid_to, '9') > :date AS is_there
  FROM division AS d
  WHERE +d.id IN unit AND d.level = '5' AND d.deleted_at IS NULL
),

-- The organizations in the register on that day, division by division. `tier` and `status` are those
-- of the day, which those of `organization` are only today; a status of later leaves it unknown.
-- Active is whoever neither prepares nor has stopped; `since` is the founding.
-- `leader` is a person, `place` a venue, `certificate` a filing, `coverage` a Party coverage.
standing AS NOT MATERIALIZED (
  SELECT o.id, d.id AS division,
    CASE d.level WHEN '4' THEN d.name WHEN '5' THEN t.name END AS township,
    CASE d.level WHEN '5' THEN coalesce (d.short_name, d.name) END AS community,
    coalesce (
      (SELECT tier FROM (
        SELECT f.tier, min (f.rank) FROM former_tier AS f
        WHERE f.organization = o.id AND f.until > :date)),
      o.tier) AS tier,
    CASE WHEN o.status_since <= :date THEN o.status END AS status,
    o.is_rectifying AND o.status_since <= :date AS is_rectifying,
    NOT (o.is_idle AND o.status_since <= :date) AS is_active, o.since,
    (SELECT person FROM (
      SELECT l.person, max (l.rank) FROM leadership AS l
      WHERE l.organization = o.id AND :date BETWEEN l.since AND l.until)) AS leader,
    (SELECT venue FROM (
      SELECT u.venue, max (u.rank) FROM place_use AS u
      WHERE u.organization = o.id AND :date BETWEEN u.since AND u.until)) AS place,
    (SELECT id FROM (
      SELECT c.id, max (c.rank) FROM certificate AS c
      WHERE c.organization = o.id AND c.since <= :date)) AS certificate,
    (SELECT c.id FROM coverage AS c
      WHERE c.organization = o.id AND :date BETWEEN c.since AND c.until) AS coverage
  FROM division AS d
  CROSS JOIN register AS o ON o.division = d.id AND o.since <= :date AND o.ended > :date
  LEFT JOIN division AS t ON t.id = d.parent
  WHERE +d.id IN unit
),

-- Those of its organizations that were not: no ledger of that day tells of them.
outside (id) AS (
  SELECT o.id FROM register AS o
  WHERE +o.division IN unit AND (o.since > :date OR o.ended <= :date)
),

-- Who became more than a group only in this year, by its tiers or by its first certificate: of the
-- year before it owes nothing that the filed and the registered owe.
newcomer (id) AS (
  SELECT p.organization FROM promotion AS p
  WHERE p.since BETWEEN date (:date, 'start of year') AND :date
),

-- The period of the office's reports (parameter periodic_report_type, a code of period_type) that
-- was over last on that day, by the name that reported_period gives it.
period_length (months) AS (
  SELECT CASE CAST (:periodic_report_type AS INTEGER) WHEN 1 THEN 1 WHEN 2 THEN 3 WHEN 3 THEN 6
    ELSE 12 END
),
period_begin (since, months) AS (
  SELECT date (:date, 'start of year',
      ((strftime ('%m', :date) - 1) / months * months - months) || ' months'), months
  FROM period_length
),
last_period (name, since, until) AS (
  SELECT substr (since, 1, 4) || CASE months
      WHEN 1 THEN substr (since, 5, 3)
      WHEN 3 THEN 'Q' || ((strftime ('%m', since) + 2) / 3)
      WHEN 6 THEN 'H' || ((strftime ('%m', since) + 5) / 6)
      ELSE '' END,
    since, date (since, months || ' months', '-1 day')
  FROM period_begin
)
