// biome-ignore lint/performance/noBarrelFile: one name for all addresses; bundlers leave out those that a page does not use
export * as paths from './addresses';
