package dev.daybook.forget;

import java.time.Instant;

/**
 * What a person has told Daybook to forget, until it is done. It holds the very words, so it stands in one private file
 * and nowhere else: no row and no log may keep them.
 *
 * @param asked when
 * @param backups whether backups go, too
 * @param survey what there was before anything was erased
 */
public record Intent(Instant asked, Criteria criteria, boolean backups, Survey survey) {}
