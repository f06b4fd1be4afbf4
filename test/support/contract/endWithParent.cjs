// Loaded into a child that would outlive a parent that was killed.
process.once('disconnect', () => process.exit());
