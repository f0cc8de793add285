"""What `sesim explain` knows: `find_page` finds the page of a word, `page` shows it.

Pages about code are made from the code: `rules`, `parameters`, `sections`, `series_pages`,
`result_pages`. Texts that no code declares are in the files of words:

- `screen_words`: words of the screens of a run.
- `goal_words`: the conditions of the goals.
- `comparison_words`: words of comparisons and of changes.
- `file_words`: words of the files of a run and of its books.
- `people_words`: words of social work and social enterprise.
- `command_words`: the commands.
- `rule_words`, `result_words`, `cause_words`, `key_words`: what belongs to phases and techniques,
  to verdicts and links, to causes, and to the keys of a scenario file.

`aliases` has other words for these pages, `indonesian.tsv` has Indonesian ones."""
