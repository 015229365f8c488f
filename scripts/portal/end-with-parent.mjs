// Loaded into every process that the portal starts. When the portal is gone, however it ended, so are they: a web server
// left behind would hold the port.
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(0), 5000).unref();
});
// Listening holds the channel open; a script that is done (the seed) has to be able to end by itself.
process.channel?.unref();
