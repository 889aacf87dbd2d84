// SST ships its components as TypeScript sources; two packages that they import have no types here.
declare module "archiver";
declare module "bun" {
  export interface Shell {}
}
