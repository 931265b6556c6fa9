-- Makes live examples of code blocks {.rerun} and {rerun}, in pandoc (2.17 or newer) and in Quarto.
--
-- Python makes them: this asks for all of a document at once. Settings stand in the document's metadata:
--   rerun:
--     base: rerun                  where the files of `rerun-playground assets` lie; in a Quarto project from its root
--     play: https://…              a page that opens an example alone; else a bare one in base
--     command: rerun-playground    what is run, as words

local settings = {}

local function is_example(block)
  return block.classes:includes("rerun") or block.classes:includes("{rerun}")
end

-- The text of a setting, or nothing.
local function setting(name)
  local value = settings[name]
  if value == nil then return nil end
  return pandoc.utils.stringify(value)
end

local function warn(text)
  if pandoc.log and pandoc.log.warn then
    pandoc.log.warn(text)
  else
    io.stderr:write("[WARNING] " .. text .. "\n")
  end
end

-- The file that is read, where there is one.
local function page()
  if quarto and quarto.doc and quarto.doc.input_file then return quarto.doc.input_file end
  local files = PANDOC_STATE.input_files
  if #files == 1 and files[1] ~= "-" then return files[1] end
  return nil
end

-- The address of the playground's files as this page sees it.
local function base()
  local folder = setting("base") or "rerun"
  local offset = quarto and quarto.project and quarto.project.offset
  if offset and not folder:match("^/") and not folder:match("^%w+://") then
    return offset .. "/" .. folder
  end
  return folder
end

-- What pandoc has not read as an example, though it was meant as one.
local function check_block(block)
  for _, class in ipairs(block.classes) do
    if class == "{rerun" or class == "{.rerun" then
      error("The options of an example are lost: this reader knows none in braces. Write them below, as `#| height: 200`.", 0)
    end
  end
end

local function check_paragraph(paragraph)
  local text = pandoc.utils.stringify(paragraph)
  if text:match("^`*{rerun[%s}]") or text:match("^`*rerun%s*{") then
    warn("An example was read as plain text: " .. text:sub(1, 40) .. "… Write its first line as ```{.rerun}, with the dot")
  end
end

-- Asks Python for what stands in the places of the blocks.
local function made(blocks)
  local words = {}
  for word in (setting("command") or "rerun-playground"):gmatch("%S+") do words[#words + 1] = word end
  local command = table.remove(words, 1)
  for _, word in ipairs({ "example", "--pandoc", FORMAT, "--base", base() }) do words[#words + 1] = word end
  for option, value in pairs({ ["--play"] = setting("play"), ["--page"] = page() }) do
    words[#words + 1] = option
    words[#words + 1] = value
  end
  local ran, answer = pcall(pandoc.utils.run_json_filter, pandoc.Pandoc(blocks), command, words)
  if not ran then
    if tostring(answer):find("find executable", 1, true) then
      error(command .. " is not installed: pip install rerun-playground, or say in the metadata what is run instead, "
        .. "as `rerun: {command: python -m playground}`.", 0)
    end
    error("The examples of " .. (page() or "this document") .. " cannot be made, as is said above.", 0)
  end
  return answer.blocks
end

function Pandoc(document)
  settings = document.meta.rerun or {}
  if type(settings) ~= "table" then settings = {} end
  local found = pandoc.List()
  document:walk({ Para = check_paragraph })
  document:walk({
    CodeBlock = function(block)
      check_block(block)
      if is_example(block) then found:insert(block) end
    end,
  })
  if #found == 0 then return nil end
  local blocks, number = made(found), 0
  return document:walk({
    CodeBlock = function(block)
      if not is_example(block) then return nil end
      number = number + 1
      return blocks[number].content
    end,
  })
end
