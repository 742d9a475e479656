autocmd BufNewFile,BufRead *.authing setfiletype authing
