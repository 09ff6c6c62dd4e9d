-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- ledger:  L29
-- title:   社区社会组织分类统计汇总表
-- name:    分类统计汇总表
-- purpose: 各社区（村）社区社会组织的数量、类别和规模，社区平均拥有数的依据
-- basis:   民政部、四川省、乐山市城市社区和农村社区平均拥有数目标
-- units:   个、人、㎡
-- column:  序号 | | serial | width 4
-- column:  社区（村） | community | word | open | width 17
-- column:  社区类型（城市/农村） | community_kind | word | list community_kind | width 9
-- column:  组织总数 | organizations | number | width 6
-- column:  其中 > 登记 | registered | number | width 6
-- column:  其中 > 备案 | filed | number | width 6
-- column:  其中 > 活动小组 | groups | number | width 6
-- column:  按类别 > 生活服务类 | type_1 | number | width 6.5
-- column:  按类别 > 社区事务类 | type_2 | number | width 6.5
-- column:  按类别 > 文体活动类 | type_3 | number | width 6.5
-- column:  按类别 > 公益慈善类 | type_4 | number | width 6.5
-- column:  按类别 > 其他 | type_9 | number | width 5
-- column:  按功能 > 功能服务型 | services | number | width 6.5
-- column:  按功能 > 兴趣爱好型 | interests | number | width 6.5
-- column:  按功能 > 志愿服务型 | volunteering | number | width 6.5
-- column:  成员总数 | members | number | width 7
-- column:  党员总数 | party_members | number | width 6.5
-- column:  志愿者总数 | volunteers | number | width 7
-- column:  活动场所数 | venues | number | width 6
-- column:  场所总面积（㎡） | area_m2 | area | width 8
-- column:  枢纽型数 | hubs | number | width 6
-- column:  社区平均数（合计行） | | ratio organizations communities | width 7
-- column:  备注 | remark | word | width 10
-- note:    逻辑关系：组织总数＝登记＋备案＋活动小组；组织总数＝生活服务类＋社区事务类＋文体活动类＋公益慈善类＋其他（类别不详的计入其他）。
-- note:    按功能：生活服务类、社区事务类为功能服务型；文体活动类、公益慈善类为兴趣爱好型，其中标明志愿服务型的公益慈善类组织为志愿服务型；其他不分功能。
-- note:    社区平均数＝组织总数合计÷社区（村）数；没有组织的社区（村）计入社区（村）数，街道（乡镇）本级不计入。
-- note:    活动场所按本社区（村）组织正在使用的场所计，多个组织共用的只计一次。
-- note:    已注销、已撤销、已转登记、已合并的组织不计入。
WITH counted AS MATERIALIZED (
  SELECT s.id, s.division, s.tier, coalesce (o.org_type, '9') AS org_type,
    o.org_type = '4' AND o.is_volunteer_type IS 1 AS is_volunteer_type,
    o.member_count_person, o.party_member_count, o.volunteer_count, o.hub_type
  FROM standing AS s JOIN organization AS o ON o.id = s.id
),
used AS (
  SELECT DISTINCT n.division, v.id, v.area_m2
  FROM counted AS n
  JOIN place_use AS u ON u.organization = n.id AND :date BETWEEN u.since AND u.until
  JOIN venue AS v ON v.id = u.venue
),
places AS (
  SELECT division, count (*) AS venues, sum (area_m2) AS area_m2 FROM used GROUP BY division
)
SELECT
  coalesce (c.name, d.name || '（本级）') AS community,
  d.community_kind,
  count (n.tier) AS organizations,
  count (*) FILTER (WHERE n.tier = '1') AS registered,
  count (*) FILTER (WHERE n.tier = '2') AS filed,
  count (*) FILTER (WHERE n.tier = '3') AS groups,
  count (*) FILTER (WHERE n.org_type = '1') AS type_1,
  count (*) FILTER (WHERE n.org_type = '2') AS type_2,
  count (*) FILTER (WHERE n.org_type = '3') AS type_3,
  count (*) FILTER (WHERE n.org_type = '4') AS type_4,
  count (*) FILTER (WHERE n.org_type NOT IN ('1', '2', '3', '4')) AS type_9,
  count (*) FILTER (WHERE n.org_type IN ('1', '2')) AS services,
  count (*) FILTER (WHERE n.org_type IN ('3', '4') AND NOT n.is_volunteer_type) AS interests,
  count (*) FILTER (WHERE n.is_volunteer_type) AS volunteering,
  coalesce (sum (n.member_count_person), 0) AS members,
  coalesce (sum (n.party_member_count), 0) AS party_members,
  coalesce (sum (n.volunteer_count), 0) AS volunteers,
  coalesce (p.venues, 0) AS venues,
  p.area_m2,
  count (*) FILTER (WHERE n.hub_type <> '0') AS hubs,
  c.id IS NOT NULL AS communities,
  d.remark
FROM division AS d
LEFT JOIN community AS c ON c.id = d.id
LEFT JOIN counted AS n ON n.division = d.id
LEFT JOIN places AS p ON p.division = d.id
WHERE +d.id IN unit
GROUP BY d.id
HAVING organizations > 0 OR c.is_there
ORDER BY d.id;
