# Reads tables as R does when it is told that an empty cell is missing and of which class each column is, and writes what
# it has then: for each column its name, its class and every cell, with the separators of ASCII between them.
# Takes the path of each table, each with the classes of its columns behind it.

arguments <- matrix(commandArgs(TRUE), nrow = 2)
for (place in seq_len(ncol(arguments))) {
  classes <- strsplit(arguments[2, place], ",", fixed = TRUE)[[1]]
  table <- read.csv(arguments[1, place], na.strings = "", encoding = "UTF-8", colClasses = classes)
  for (name in names(table)) {
    cells <- table[[name]]
    texts <- ifelse(is.na(cells), "", as.character(cells))
    writeLines(paste(c(name, class(cells), texts), collapse = "\x1e"), sep = "\x1f", useBytes = TRUE)
  }
  writeLines("", sep = "\x1d")
}
