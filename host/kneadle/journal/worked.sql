SELECT session_id, muscle, side, sum(loaded_s) AS loaded_s
FROM (
    SELECT session_id,
           json_extract(body, '$.muscle') AS muscle,
           json_extract(body, '$.side') AS side,
           coalesce(json_extract(body, '$.loaded_s'), 0.0) AS loaded_s
    FROM (
        -- CASE, since a damaged body must never reach json_extract.
        SELECT session_id,
               CASE WHEN typeof(body) = 'text' AND json_valid(body) THEN body END AS body
        FROM event
        WHERE name IN ('coach_chosen', 'coach_loaded')
    )
)
WHERE typeof(muscle) = 'text' AND muscle <> '' AND typeof(side) = 'text'
GROUP BY session_id, muscle, side
