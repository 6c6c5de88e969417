import { readFileSync } from 'node:fs';
import type { ServiceKey, ServiceModel } from './model.ts';

const loaded = new Map<ServiceKey, ServiceModel>();

/** Reads a generated model (a few milliseconds, once per service and process). */
export function loadModel(service: ServiceKey): ServiceModel {
  let model = loaded.get(service);
  if (model === undefined) {
    const file = new URL(`./generated/${service}.json`, import.meta.url);
    model = JSON.parse(readFileSync(file, 'utf8')) as ServiceModel;
    loaded.set(service, model);
  }
  return model;
}
