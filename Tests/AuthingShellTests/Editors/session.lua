-- A session of Neovim's own client with `authing lsp`: what it came to is written as JSON.
--
-- AUTHING is the program, SCRIPT the file to open, RESULT where to write, EDITOR_FILES the folder of the Vim files.
local result = {}
vim.opt.runtimepath:prepend(vim.env.EDITOR_FILES)
vim.cmd('filetype on | syntax on')
vim.cmd('edit ' .. vim.env.SCRIPT)
result.filetype = vim.bo.filetype

-- The syntax group of the first letter of a text in the buffer.
local function group(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local column = line:find(text, 1, true)
    if column then
      return vim.fn.synIDattr(vim.fn.synIDtrans(vim.fn.synID(number, column, 1)), 'name')
    end
  end
end
result.groups = { comment = group('# A'), command = group('login email'), variable = group('$nobody') }

local client = vim.lsp.start_client({
  name = 'authing',
  cmd = { vim.env.AUTHING, 'lsp' },
  root_dir = vim.fn.getcwd(),
  on_exit = function(code) result.exit = code end,
})
vim.lsp.buf_attach_client(0, client)

local function problems(count)
  vim.wait(10000, function() return #vim.diagnostic.get(0) == count end, 5)
  return vim.tbl_map(function(problem)
    return {
      line = problem.lnum, column = problem.col, code = problem.code, severity = problem.severity,
      message = problem.message,
    }
  end, vim.diagnostic.get(0))
end
local function ask(method, line, character)
  local answers = vim.lsp.buf_request_sync(0, method, {
    textDocument = { uri = vim.uri_from_bufnr(0) },
    position = { line = line, character = character },
  }, 10000)
  return answers[client].result
end

result.before = problems(1)
result.completion = vim.tbl_map(function(item) return item.label end, ask('textDocument/completion', 1, 12).items)
result.hover = ask('textDocument/hover', 1, 12).contents.value
-- The client tells the change itself, as when one types.
vim.api.nvim_buf_set_lines(0, 2, 3, false, { 'print   "学校 $u.email"' })
result.after = problems(0)
vim.lsp.buf.formatting_sync(nil, 10000)
result.text = vim.api.nvim_buf_get_lines(0, 0, -1, false)
vim.lsp.stop_client(client)
vim.wait(10000, function() return result.exit ~= nil end, 5)

local file = io.open(vim.env.RESULT, 'w')
file:write(vim.fn.json_encode(result))
file:close()
vim.cmd('qa!')
