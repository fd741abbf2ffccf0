-- For Pandoc and Quarto, with the Markdown that treatycmp prints:
--   pandoc brief.md --lua-filter tables.lua -o brief.docx
-- A Markdown table has no widths and no paragraphs in its cells. Pandoc makes all columns
-- equally wide and drops `<br>`, so that paragraphs would run into each other.

local LEAST = 0.1 -- of the line: a column of verdicts stays readable beside long texts

function RawInline(raw)
  if raw.format == "html" and raw.text:match("^<br") then
    return pandoc.LineBreak()
  end
end

local function letters(blocks)
  return #pandoc.utils.stringify(blocks)
end

-- A column's share grows with the root of its text, within bounds: one with four times the
-- text is twice as wide.
function Table(table)
  local simple = pandoc.utils.to_simple_table(table)
  local widths, whole = {}, 0
  for place, header in ipairs(simple.headers) do
    local text = letters(header)
    for _, row in ipairs(simple.rows) do
      text = text + letters(row[place])
    end
    widths[place] = math.sqrt(text)
    whole = whole + widths[place]
  end
  local shared = 1 - LEAST * #widths
  if shared < 0 then
    return nil
  end
  for place, width in ipairs(widths) do
    simple.widths[place] = LEAST + shared * width / whole
  end
  return pandoc.utils.from_simple_table(simple)
end
