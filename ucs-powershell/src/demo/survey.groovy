println "hello ${args}"
