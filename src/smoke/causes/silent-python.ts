/** Returns whether a command is a Python program whose output stays in its buffer until it ends. */
export function silentPython(command: readonly string[], env: readonly string[]): boolean {
  if (env.some(each => /^PYTHONUNBUFFERED=./.test(each))) return false
  const words = command.flatMap(word => word.split(/[\s;|&"']+/))
  const at = words.findIndex(word =>
    /(?:^|\/)(?:python[\d.]*|pypy[\d.]*|uvicorn|gunicorn|hypercorn|celery|flask|django-admin|streamlit)$/.test(
      word,
    ),
  )
  return at !== -1 && !words.slice(at + 1, at + 4).some(word => /^-[A-Za-z]*u/.test(word))
}
