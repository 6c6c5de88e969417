import type { Json } from '../../../platform/json.ts';

/** The hosts of a job, `algo-1` … `algo-N`, and what `resourceconfig.json` tells each of them. */
export interface InstanceGroupPlan {
  readonly name: string;
  readonly instanceType: string;
  readonly count: number;
}

export interface ClusterHost {
  readonly name: string;
  readonly instanceType: string;
  readonly resourceConfig: Json;
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-training-algo-running-container.html */
export function clusterHosts(groups: readonly InstanceGroupPlan[]): readonly ClusterHost[] {
  let count = 0;
  const placed = groups.map((group) => ({
    ...group,
    hosts: Array.from({ length: group.count }, () => `algo-${++count}`),
  }));
  // Sorted as text, as the service does: algo-10 stands before algo-2.
  const all = placed.flatMap((group) => group.hosts).sort();
  const described = placed.map((group) => ({
    instance_group_name: group.name,
    instance_type: group.instanceType,
    hosts: [...group.hosts].sort(),
  }));
  return placed.flatMap((group) =>
    group.hosts.map((name) => ({
      name,
      instanceType: group.instanceType,
      resourceConfig: {
        current_host: name,
        current_instance_type: group.instanceType,
        current_group_name: group.name,
        hosts: all,
        instance_groups: described,
        network_interface_name: 'eth0',
      },
    })),
  );
}

export const homogeneous = (instanceType: string, count: number): readonly InstanceGroupPlan[] => [
  { name: 'homogeneousCluster', instanceType, count },
];
