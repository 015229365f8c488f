// Loaded into every process that the portal starts. When the portal is gone, however it ended, so are they: a web server
// left behind would hold the port.
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(0), 12_000).unref();
});
// Listening holds the channel open, and a script of ours that is done (the seed) has to be able to end by itself.
// Not so in the processes of Next: they begin by waiting for a message over this channel.
if (process.argv[1]?.endsWith('.ts')) process.channel?.unref();
