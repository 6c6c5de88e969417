import type { ServiceKey } from '../src/models/model.ts';

/** botocore's release that the models are taken from. Raise it, run `npm run gen`, read the diff. */
export const BOTOCORE_VERSION = '1.44.5';

/** The services to generate: botocore's folder and API version. */
export const SERVICES: Readonly<Record<ServiceKey, string>> = {
  sagemaker: '2017-07-24',
  'sagemaker-runtime': '2017-05-13',
  stepfunctions: '2016-11-23',
  s3: '2006-03-01',
  logs: '2014-03-28',
  sts: '2011-06-15',
  iam: '2010-05-08',
  lambda: '2015-03-31',
  events: '2015-10-07',
};
