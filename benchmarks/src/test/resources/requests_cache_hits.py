"""Measures hits of requests-cache: backend, directory, URL, seconds. Prints CPU and wall time in ns."""
import sys
import time

import requests_cache

backend, directory, url, seconds = sys.argv[1:]
session = requests_cache.CachedSession(directory + "/requests", backend=backend, cache_control=True)
urls = [f"{url}/posts/{post}" for post in range(64)]


def hits():
    for each in urls:
        response = session.get(each)
        length = len(response.text)
    return response.from_cache, length


def hits_for(duration):
    count, cpu, wall = 0, time.process_time_ns(), time.perf_counter_ns()
    while time.perf_counter_ns() - wall < duration * 1e9:
        hits()
        count += len(urls)
    return (time.process_time_ns() - cpu) / count, (time.perf_counter_ns() - wall) / count


hits()
if hits() != (True, 2048):
    sys.exit("not a hit")
hits_for(float(seconds) / 2)
print(*hits_for(float(seconds)))
