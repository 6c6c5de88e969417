/** What a training job of these tests needs: tiny, on an image whose environment is small, with a program given in the request. */
export const ROLE = 'arn:aws:iam::123456789012:role/durability';
export const IMAGE = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3';
export const BUCKET = 'durability';

/** `Parameters` of a `createTrainingJob` task whose job has the execution's own name and runs a shell program. */
export const trainingParameters = (program: string): object => ({
  'TrainingJobName.$': '$$.Execution.Name',
  AlgorithmSpecification: {
    TrainingImage: IMAGE,
    TrainingInputMode: 'File',
    ContainerEntrypoint: ['/bin/sh', '-c', program],
  },
  OutputDataConfig: { S3OutputPath: `s3://${BUCKET}/out` },
  ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 1 },
  StoppingCondition: { MaxRuntimeInSeconds: 600 },
  RoleArn: ROLE,
});
