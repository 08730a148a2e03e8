const oldest = 24;
export function start(entry, argument) {
    const { node } = process.versions;
    if (Number(node.split('.')[0]) >= oldest)
        return import('./index.js').then(entries => entries[entry](argument));
    const message = `Buildonce needs Node ${oldest} or newer, and this is Node ${node} (${process.execPath}): install a newer one, or put it first on the PATH`;
    if (entry === 'main')
        process.stdout.write(`::error::${message}\n`);
    if (entry === 'cli')
        process.stderr.write(`${message}\n`);
    process.exitCode = entry === 'post' ? 0 : 2;
    return Promise.resolve();
}
