"""One module a format: each turns a `Table` into text with `render(table, layout)`."""
