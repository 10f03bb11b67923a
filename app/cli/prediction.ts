/** The design's prediction, with or without the hosts' own addresses as endpoints. */
